// SPDX-License-Identifier: MIT
/* Landlock and a filter of system calls, both written by hand: two dozen lines each, and no library to follow. The
 * filter names what is refused, not what is allowed: it stands behind the uid of its own, and a call forgotten in a
 * list of allowed ones would end workers on the next version of libc. */
#include "judge/server/confine.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/fd.h"

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
enum { X32_BIT = 0x40000000 };
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
enum { X32_BIT = 0 };
#endif

/* By what they would be for. A worker has made its threads and holds its two sockets when this comes into force. */
static const int refused[] = {
    /* talking to others: the front's port, a database's socket, an abstract name */
    SYS_socket,
    SYS_socketpair,
    SYS_connect,
    SYS_bind,
    SYS_listen,
    SYS_accept,
    SYS_accept4,
    /* programs and processes outside of cells */
    SYS_execve,
    SYS_execveat,
    SYS_clone,
    SYS_clone3,
    SYS_unshare,
    SYS_setns,
    /* other processes: with no privileges the worker and the front have one uid */
    SYS_kill,
    SYS_tkill,
    SYS_tgkill,
    SYS_rt_sigqueueinfo,
    SYS_rt_tgsigqueueinfo,
    SYS_pidfd_send_signal,
    SYS_pidfd_getfd,
    SYS_ptrace,
    SYS_process_vm_readv,
    SYS_process_vm_writev,
    SYS_kcmp,
    SYS_prlimit64,
    SYS_process_madvise,
    /* what only widens the way into the kernel */
    SYS_io_uring_setup,
    SYS_io_uring_enter,
    SYS_io_uring_register,
    SYS_bpf,
    SYS_userfaultfd,
    SYS_keyctl,
    SYS_add_key,
    SYS_request_key,
    SYS_mount,
    SYS_umount2,
    SYS_pivot_root,
    SYS_chroot,
    SYS_move_mount,
    SYS_open_tree,
    SYS_fsopen,
    SYS_open_by_handle_at,
    SYS_init_module,
    SYS_finit_module,
    SYS_kexec_load,
    SYS_personality,
    SYS_swapon,
    SYS_acct,
#ifdef SYS_fork
    SYS_fork,
    SYS_vfork,
#endif
};

enum { FILTER_MAX = COUNT(refused) + 16 };

int confine_calls(struct err *e)
{
    struct sock_filter code[FILTER_MAX];
    size_t len = 0;
    code[len++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch));
    code[len++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0);
    code[len++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
    code[len++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
    if (X32_BIT) { /* the same calls under other numbers */
        code[len++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, X32_BIT, 0, 1);
        code[len++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
    }
    for (size_t i = 0; i < COUNT(refused); i++) {
        unsigned char to_refusal = (unsigned char)(COUNT(refused) - i);
        code[len++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)refused[i], to_refusal, 0);
    }
    code[len++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    code[len++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);
    struct sock_fprog program = { (unsigned short)len, code };
    long failed = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program);
    if (failed > 0)
        errno = ESRCH; /* a thread that did not follow */
    return failed != 0 ? err_sys(e, "seccomp") : 0;
}

static int add_rule(int ruleset, const char *path, uint64_t access, struct err *e)
{
    CLEANUP_FD int fd = open(path, O_PATH | O_CLOEXEC);
    struct landlock_path_beneath_attr rule = { .allowed_access = access, .parent_fd = fd };
    if (fd < 0 && errno == ENOENT)
        return 0; /* no such thing to read */
    if (fd < 0 || syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) < 0)
        return err_sys(e, "landlock %s", path);
    return 0;
}

/* The rights of the first version: what later ones added (renames, truncating) is then refused nowhere it is not. */
int confine_files(const char *const *reading, const char *writing, struct err *e)
{
    const uint64_t all = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
    const uint64_t read = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
    const uint64_t write = read | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG |
                           LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR;
    struct landlock_ruleset_attr attributes = { .handled_access_fs = all };
    CLEANUP_FD int ruleset = (int)syscall(SYS_landlock_create_ruleset, &attributes, sizeof(attributes), 0);
    if (ruleset < 0)
        return errno == ENOSYS || errno == EOPNOTSUPP ? 0 : err_sys(e, "landlock");
    for (; *reading; reading++)
        if (add_rule(ruleset, *reading, read, e) < 0)
            return -1;
    if (add_rule(ruleset, writing, write, e) < 0)
        return -1;
    return syscall(SYS_landlock_restrict_self, ruleset, 0) < 0 ? err_sys(e, "landlock_restrict_self") : 0;
}
