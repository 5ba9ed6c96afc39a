// SPDX-License-Identifier: MIT
/* ITEM: 39 40 41 42 43 44 45 53
 * EXPECT[*]: cause=forbidden_syscall:%ARG%
 * ARGS: --list
 * WHY: each of these is killed before it returns, and named. The names are grouped by what they would give. */
#include <sys/syscall.h>

#include "tests/hostile/attack.h"

#define ROW(name)         \
    {                     \
#name, SYS_##name \
    }

static const struct {
    const char *name;
    long number;
} rows[] = {
    /* another process's memory or execution */
    ROW(ptrace),
    ROW(process_vm_readv),
    ROW(process_vm_writev),
    ROW(pidfd_open),
    ROW(pidfd_getfd),
    ROW(pidfd_send_signal),
    ROW(kcmp),
    ROW(process_madvise),
    ROW(process_mrelease),
    ROW(rt_sigqueueinfo),
    ROW(rt_tgsigqueueinfo),
    ROW(migrate_pages),
    ROW(move_pages),
    /* io_uring passes every filter by: its requests are no system calls */
    ROW(io_uring_setup),
    ROW(io_uring_enter),
    ROW(io_uring_register),
    ROW(io_setup),
    ROW(io_submit),
    /* keyrings outlive processes and belong to the uid */
    ROW(add_key),
    ROW(request_key),
    ROW(keyctl),
    /* kernel machinery with a long list of holes */
    ROW(bpf),
    ROW(perf_event_open),
    ROW(userfaultfd),
    ROW(seccomp),
    ROW(lookup_dcookie),
    ROW(modify_ldt),
    ROW(memfd_secret),
    /* namespaces, mounts, roots */
    ROW(unshare),
    ROW(setns),
    ROW(mount),
    ROW(umount2),
    ROW(pivot_root),
    ROW(chroot),
    ROW(open_tree),
    ROW(move_mount),
    ROW(fsopen),
    ROW(fsconfig),
    ROW(fsmount),
    ROW(fspick),
    ROW(mount_setattr),
    ROW(name_to_handle_at),
    ROW(open_by_handle_at),
    ROW(landlock_create_ruleset),
    ROW(landlock_restrict_self),
    /* watching and locking shared files is a channel between runs */
    ROW(inotify_init),
    ROW(inotify_init1),
    ROW(inotify_add_watch),
    ROW(fanotify_init),
    ROW(flock),
    /* the network */
    ROW(socket),
    ROW(socketpair),
    ROW(connect),
    ROW(bind),
    ROW(listen),
    ROW(accept),
    ROW(accept4),
    ROW(sendto),
    ROW(sendmsg),
    ROW(sendmmsg),
    ROW(recvfrom),
    ROW(recvmsg),
    ROW(setsockopt),
    ROW(getsockname),
    /* IPC by name outlives its maker */
    ROW(shmget),
    ROW(shmat),
    ROW(shmctl),
    ROW(semget),
    ROW(semop),
    ROW(semctl),
    ROW(msgget),
    ROW(msgsnd),
    ROW(msgctl),
    ROW(mq_open),
    ROW(mq_unlink),
    /* the host's own state */
    ROW(reboot),
    ROW(kexec_load),
    ROW(kexec_file_load),
    ROW(init_module),
    ROW(finit_module),
    ROW(delete_module),
    ROW(swapon),
    ROW(swapoff),
    ROW(acct),
    ROW(syslog),
    ROW(quotactl),
    ROW(settimeofday),
    ROW(clock_settime),
    ROW(clock_adjtime),
    ROW(adjtimex),
    ROW(sethostname),
    ROW(setdomainname),
    ROW(iopl),
    ROW(ioperm),
    ROW(vhangup),
    ROW(personality),
    /* credentials */
    ROW(setuid),
    ROW(setgid),
    ROW(setreuid),
    ROW(setregid),
    ROW(setresuid),
    ROW(setresgid),
    ROW(setgroups),
    ROW(setfsuid),
    ROW(setfsgid),
    ROW(capset),
    /* devices and attributes */
    ROW(mknod),
    ROW(mknodat),
    ROW(setxattr),
    ROW(lsetxattr),
    ROW(fsetxattr),
    ROW(removexattr),
    ROW(sync_file_range),
    ROW(splice),
    ROW(tee),
    ROW(vmsplice),
    ROW(sync),
    ROW(syncfs),
    ROW(mlockall),
    ROW(ioprio_set),
};

int main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (strcmp(what, "--list") == 0)
            puts(rows[i].name);
        if (strcmp(what, rows[i].name) != 0)
            continue;
        long got = syscall(rows[i].number, 0, 0, 0, 0, 0, 0);
        escaped("%s returned %ld (%s)", what, got, strerror(errno));
    }
    return strcmp(what, "--list") == 0 ? HELD : BROKEN;
}
