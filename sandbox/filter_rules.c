// SPDX-License-Identifier: MIT
/* The allow-list, with the reason of each group and of each line that is not plain. What is not here is forbidden: the
 * run is killed before the call returns, and named. What is in filter_never is on no list, whatever a language.yaml
 * says; some of it is gated for the launcher, which needs it (helper/gate.h), and for nobody else.
 *
 * An errno instead of death is given where a library tries a call as a matter of course and copes with a refusal. */
#include "sandbox/filter_rules.h"

#include <asm/ioctls.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/prctl.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>

#define GROUP(what)                                       \
    {                                                     \
        NULL, FILTER_ALLOW, 0, 0, { 0, 0, 0 }, NULL, what \
    }
#define ALLOW(n)                                       \
    {                                                  \
        n, FILTER_ALLOW, 0, 0, { 0, 0, 0 }, NULL, NULL \
    }
#define ALLOW_WHEN(n, w)                               \
    {                                                  \
        n, FILTER_ALLOW, 0, w, { 0, 0, 0 }, NULL, NULL \
    }
#define ALLOW_IF(n, arg, value, why)                                 \
    {                                                                \
        n, FILTER_ALLOW, 0, 0, { arg, ALL_BITS, value }, #value, why \
    }
#define ALLOW_MASKED(n, arg, mask, value, text)                 \
    {                                                           \
        n, FILTER_ALLOW, 0, 0, { arg, mask, value }, text, NULL \
    }
#define REFUSE_MASKED(n, error, arg, mask, value, text, why)       \
    {                                                              \
        n, FILTER_ERRNO, error, 0, { arg, mask, value }, text, why \
    }
#define REFUSE(n, error, why)                             \
    {                                                     \
        n, FILTER_ERRNO, error, 0, { 0, 0, 0 }, NULL, why \
    }
#define REFUSE_WHEN(n, error, w, why)                     \
    {                                                     \
        n, FILTER_ERRNO, error, w, { 0, 0, 0 }, NULL, why \
    }
#define GATED(n)                                       \
    {                                                  \
        n, FILTER_GATED, 0, 0, { 0, 0, 0 }, NULL, NULL \
    }

#define ALL_BITS 0xffffffffULL
#define NEW_NAMESPACES \
    (CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET)
/* A child of CLONE_PARENT would be the launcher's, which waits for one process only. */
#define NEVER_CLONED (NEW_NAMESPACES | CLONE_PARENT | CLONE_PTRACE | CLONE_UNTRACED)
#define CLONE_FLAGS 0 /* the first argument on x86_64 and aarch64 alike */
#define SHARED_ANONYMOUS (MAP_TYPE | MAP_ANONYMOUS | MAP_HUGETLB)
#define UNNAMED_FILE 020000000 /* O_TMPFILE without O_DIRECTORY, whose bit is another on aarch64 */
/* Of madvise, by the two bits that tell MADV_MERGEABLE (12) and its neighbours from the rest. */
#define ADVICE_GROUP 0xc

const struct filter_rule filter_rules[] = {
    GROUP("files: the root is read-only, the work directory a small tmpfs"),
    ALLOW("read"),
    ALLOW("write"),
    ALLOW("readv"),
    ALLOW("writev"),
    ALLOW("pread64"),
    ALLOW("pwrite64"),
    ALLOW("close"),
    ALLOW("close_range"),
    ALLOW("lseek"),
    ALLOW_MASKED("open", 1, UNNAMED_FILE, 0, "a name"),
    ALLOW_MASKED("openat", 2, UNNAMED_FILE, 0, "a name"),
    REFUSE_MASKED("open", EOPNOTSUPP, 1, UNNAMED_FILE, UNNAMED_FILE, "O_TMPFILE",
                  "takes an inode number and changes no folder: the next run could count them"),
    REFUSE_MASKED("openat", EOPNOTSUPP, 2, UNNAMED_FILE, UNNAMED_FILE, "O_TMPFILE", NULL),
    ALLOW("creat"),
    ALLOW("stat"),
    ALLOW("fstat"),
    ALLOW("lstat"),
    ALLOW("newfstatat"),
    ALLOW("statx"),
    ALLOW("statfs"),
    ALLOW("fstatfs"),
    ALLOW("access"),
    ALLOW("faccessat"),
    ALLOW("faccessat2"),
    ALLOW("readlink"),
    ALLOW("readlinkat"),
    ALLOW("getcwd"),
    ALLOW("chdir"),
    ALLOW("fchdir"),
    ALLOW("getdents"),
    ALLOW("getdents64"),
    ALLOW("umask"),
    ALLOW("truncate"),
    ALLOW("ftruncate"),
    ALLOW("fallocate"),
    ALLOW("fsync"),
    ALLOW("fdatasync"),
    REFUSE("fadvise64", 0, "is not done: DONTNEED would throw the host's own files out of the cache"),
    ALLOW("unlink"),
    ALLOW("unlinkat"),
    ALLOW("rename"),
    ALLOW("renameat"),
    ALLOW("renameat2"),
    ALLOW("mkdir"),
    ALLOW("mkdirat"),
    ALLOW("rmdir"),
    ALLOW("link"),
    ALLOW("linkat"),
    ALLOW("symlink"),
    ALLOW("symlinkat"),
    ALLOW("chmod"),
    ALLOW("fchmod"),
    ALLOW("fchmodat"),
    ALLOW("utime"),
    ALLOW("utimes"),
    ALLOW("utimensat"),
    GROUP("descriptors: pipes, waiting, what a runtime asks of a terminal"),
    ALLOW("dup"),
    ALLOW("dup2"),
    ALLOW("dup3"),
    ALLOW("pipe"),
    ALLOW("pipe2"),
    ALLOW("poll"),
    ALLOW("ppoll"),
    ALLOW("select"),
    ALLOW("pselect6"),
    ALLOW("epoll_create1"),
    ALLOW("epoll_ctl"),
    ALLOW("epoll_wait"),
    ALLOW("epoll_pwait"),
    ALLOW("eventfd2"),
    ALLOW_IF("fcntl", 1, F_DUPFD, NULL),
    ALLOW_IF("fcntl", 1, F_DUPFD_CLOEXEC, NULL),
    ALLOW_IF("fcntl", 1, F_GETFD, NULL),
    ALLOW_IF("fcntl", 1, F_SETFD, NULL),
    ALLOW_IF("fcntl", 1, F_GETFL, NULL),
    ALLOW_IF("fcntl", 1, F_SETFL, NULL),
    ALLOW_IF("ioctl", 1, TCGETS, NULL),
    ALLOW_IF("ioctl", 1, FIONREAD, NULL),
    ALLOW_IF("ioctl", 1, FIONBIO, NULL),
    ALLOW_IF("ioctl", 1, FIOCLEX, NULL),
    ALLOW_IF("ioctl", 1, TIOCGWINSZ, NULL),

    GROUP("memory: its limit is the cgroup's, or sampled"),
    ALLOW("brk"),
    ALLOW("munmap"),
    ALLOW("mremap"),
    ALLOW("mprotect"),
    ALLOW_MASKED("madvise", 2, ADVICE_GROUP, 0x0, "0 to 3, 16 to 19, …"),
    ALLOW_MASKED("madvise", 2, ADVICE_GROUP, 0x4, "4 to 7, 20 to 23, …"),
    ALLOW_MASKED("madvise", 2, ADVICE_GROUP, 0x8, "8 to 11, 24 to 27, …"),
    ALLOW_IF("madvise", 2, MADV_HUGEPAGE, NULL),
    ALLOW_IF("madvise", 2, MADV_NOHUGEPAGE, NULL),
    REFUSE_MASKED("madvise", EINVAL, 2, ALL_BITS, MADV_MERGEABLE, "MADV_MERGEABLE",
                  "a page that is merged tells who else holds its content"),
    REFUSE_MASKED("madvise", EINVAL, 2, ALL_BITS, MADV_UNMERGEABLE, "MADV_UNMERGEABLE", NULL),
    ALLOW("msync"),
    { "mmap", FILTER_ALLOW, 0, FILTER_MEMORY, { 3, MAP_HUGETLB, 0 }, "pages of the usual size", NULL },
    { "memfd_create", FILTER_ALLOW, 0, FILTER_MEMORY, { 1, MFD_HUGETLB, 0 }, "pages of the usual size", NULL },
    { "mmap", FILTER_ALLOW, 0, FILTER_NO_MEMORY, { 3, MAP_TYPE | MAP_HUGETLB, MAP_PRIVATE }, "private", NULL },
    REFUSE_MASKED("mmap", EINVAL, 3, MAP_HUGETLB, MAP_HUGETLB, "MAP_HUGETLB",
                  "the host's pool of huge pages is in nobody's memory group"),
    { "memfd_create",
      FILTER_ERRNO,
      EINVAL,
      FILTER_MEMORY,
      { 1, MFD_HUGETLB, MFD_HUGETLB },
      "MFD_HUGETLB",
      "the same pool" },
    { "mmap", FILTER_ALLOW, 0, FILTER_NO_MEMORY, { 3, SHARED_ANONYMOUS, MAP_SHARED }, "shared, of a file", NULL },
    { "mmap",
      FILTER_ALLOW,
      0,
      FILTER_NO_MEMORY,
      { 3, SHARED_ANONYMOUS, MAP_SHARED_VALIDATE },
      "shared, of a file",
      NULL },
    { "mmap",
      FILTER_ERRNO,
      ENOMEM,
      FILTER_NO_MEMORY,
      { 3, SHARED_ANONYMOUS, MAP_SHARED | MAP_ANONYMOUS },
      "shared, anonymous",
      "shared anonymous memory escapes RLIMIT_DATA, and no cgroup counts it here" },
    REFUSE_WHEN("memfd_create", ENOSYS, FILTER_NO_MEMORY, "its memory escapes RLIMIT_DATA"),
    ALLOW("mlock"),
    ALLOW("munlock"), /* RLIMIT_MEMLOCK is 0 */

    GROUP("threads, and processes only where the profile says so"),
    { "clone", FILTER_ALLOW, 0, 0, { CLONE_FLAGS, CLONE_THREAD | NEVER_CLONED, CLONE_THREAD }, "a thread", NULL },
    { "clone", FILTER_ALLOW, 0, FILTER_PROCESSES, { CLONE_FLAGS, CLONE_THREAD | NEVER_CLONED, 0 }, "a process", NULL },
    ALLOW_WHEN("fork", FILTER_PROCESSES),
    ALLOW_WHEN("vfork", FILTER_PROCESSES),
    ALLOW_WHEN("execve", FILTER_PROCESSES),
    ALLOW("wait4"),
    ALLOW("waitid"),
    ALLOW("exit"),
    ALLOW("exit_group"),
    ALLOW("futex"),
    ALLOW("set_robust_list"),
    ALLOW("get_robust_list"),
    ALLOW("rseq"),
    ALLOW("set_tid_address"),
    ALLOW("membarrier"),
    ALLOW("arch_prctl"),
    GROUP("who am I: answered within its own namespaces"),
    ALLOW("gettid"),
    ALLOW("getpid"),
    ALLOW("getppid"),
    ALLOW("getuid"),
    ALLOW("geteuid"),
    ALLOW("getgid"),
    ALLOW("getegid"),
    ALLOW("getgroups"),
    ALLOW("getresuid"),
    ALLOW("getresgid"),
    ALLOW("getpgrp"),
    ALLOW("getpgid"),
    ALLOW("getsid"),
    ALLOW("setsid"),
    ALLOW("setpgid"),
    ALLOW("capget"),
    GROUP("scheduling: looking only"),
    ALLOW("sched_yield"),
    ALLOW("sched_getaffinity"),
    ALLOW("sched_getparam"),
    ALLOW("sched_getscheduler"),
    ALLOW("sched_get_priority_max"),
    ALLOW("sched_get_priority_min"),
    ALLOW("getpriority"),
    ALLOW("getcpu"),
    REFUSE("sched_setaffinity", EPERM, "the judge chooses the cores"),
    GATED("sched_setaffinity"),
    REFUSE("sched_setscheduler", EPERM, "no class above the judge's own"),
    REFUSE("setpriority", EPERM, NULL),
    REFUSE("sched_setattr", EPERM, NULL),
    ALLOW_IF("prctl", 0, PR_SET_NAME, NULL),
    ALLOW_IF("prctl", 0, PR_GET_NAME, NULL),
    ALLOW_IF("prctl", 0, PR_GET_DUMPABLE, NULL),
    ALLOW_IF("prctl", 0, PR_CAPBSET_READ, NULL),
    ALLOW_IF("prctl", 0, PR_GET_NO_NEW_PRIVS, NULL),
    ALLOW_IF("prctl", 0, PR_SET_VMA, NULL),

    GROUP("signals: within its own pid namespace"),
    ALLOW("rt_sigaction"),
    ALLOW("rt_sigprocmask"),
    ALLOW("rt_sigreturn"),
    ALLOW("rt_sigpending"),
    ALLOW("rt_sigtimedwait"),
    ALLOW("rt_sigsuspend"),
    ALLOW("sigaltstack"),
    ALLOW("pause"),
    ALLOW("kill"),
    ALLOW("tkill"),
    ALLOW("tgkill"),
    ALLOW("restart_syscall"),

    GROUP("time: reading and sleeping"),
    ALLOW("clock_gettime"),
    ALLOW("clock_getres"),
    ALLOW("gettimeofday"),
    ALLOW("time"),
    ALLOW("times"),
    ALLOW("nanosleep"),
    ALLOW("clock_nanosleep"),
    ALLOW("alarm"),
    ALLOW("setitimer"),
    ALLOW("getitimer"),
    ALLOW("timer_create"),
    ALLOW("timer_settime"),
    ALLOW("timer_gettime"),
    ALLOW("timer_delete"),
    ALLOW("timer_getoverrun"),

    GROUP("limits: each may only lower its own"),
    ALLOW("getrlimit"),
    ALLOW("setrlimit"),
    ALLOW("getrusage"),
    ALLOW("uname"),
    ALLOW("getrandom"),
    { "prlimit64", FILTER_ALLOW, 0, 0, { 0, ALL_BITS, 0 }, "itself", NULL },

    GROUP("tried as a matter of course, refused without harm"),
    REFUSE("openat2", ENOSYS, "its arguments lie in memory, where no filter looks"),
    REFUSE("clone3", ENOSYS, "its flags lie in memory, where no filter looks; libraries fall back to clone"),
    REFUSE("mincore", ENOSYS, "tells what others have read lately"),
    REFUSE("cachestat", ENOSYS, "tells what others have read lately"),
    REFUSE("preadv2", ENOSYS, "RWF_NOWAIT tells what others have read lately"),
    REFUSE("pwritev2", ENOSYS, NULL),
    REFUSE("sysinfo", EPERM, "tells the host's load and memory"),
    REFUSE("fchmodat2", ENOSYS, NULL),
    REFUSE("futex_waitv", ENOSYS, NULL),
    REFUSE("map_shadow_stack", ENOSYS, NULL),
    REFUSE("mseal", ENOSYS, NULL),
    REFUSE("chown", EPERM, NULL),
    REFUSE("fchown", EPERM, NULL),
    REFUSE("lchown", EPERM, NULL),
    REFUSE("fchownat", EPERM, NULL),
    REFUSE("getxattr", ENOTSUP, NULL),
    REFUSE("lgetxattr", ENOTSUP, NULL),
    REFUSE("fgetxattr", ENOTSUP, NULL),
    REFUSE("listxattr", ENOTSUP, NULL),
    REFUSE("get_mempolicy", ENOSYS, NULL),
    REFUSE("mbind", ENOSYS, NULL),
    REFUSE("set_mempolicy", ENOSYS, NULL),
    REFUSE("copy_file_range", ENOSYS, "copying by read and write is counted"),
    REFUSE("sendfile", ENOSYS, NULL),

    GROUP("the launcher's own"),
    GATED("clone3"),
    GATED("setns"),
    GATED("unshare"),
    GATED("mount"),
    GATED("umount2"),
    GATED("setresuid"),
    GATED("setresgid"),
    GATED("setgroups"),
    GATED("capset"),
    GATED("execveat"),
    GATED("sendmsg"),
    GATED("recvmsg"),
    GATED("pidfd_send_signal"),
    GATED("timerfd_settime"),
    GATED("memfd_create"),
    GATED("fcntl"),
    GATED("ioctl"),
    GATED("landlock_restrict_self"),
    GATED("prctl"),
    GATED("fchown"),
};
const size_t filter_rules_len = COUNT(filter_rules);

/* Each has let a program out of some sandbox, or lets it speak to what it must not reach. */
const char *const filter_never[] = { "socket",
                                     "socketpair",
                                     "connect",
                                     "bind",
                                     "listen",
                                     "accept",
                                     "accept4",
                                     "sendto",
                                     "recvfrom",
                                     "sendmsg",
                                     "recvmsg",
                                     "sendmmsg",
                                     "recvmmsg",
                                     "io_uring_setup",
                                     "io_uring_enter",
                                     "io_uring_register",
                                     "io_setup",
                                     "io_submit",
                                     "bpf",
                                     "userfaultfd",
                                     "perf_event_open",
                                     "add_key",
                                     "request_key",
                                     "keyctl",
                                     "ptrace",
                                     "process_vm_readv",
                                     "process_vm_writev",
                                     "process_madvise",
                                     "process_mrelease",
                                     "kcmp",
                                     "pidfd_open",
                                     "pidfd_getfd",
                                     "pidfd_send_signal",
                                     "seccomp",
                                     "mount",
                                     "umount2",
                                     "pivot_root",
                                     "chroot",
                                     "move_mount",
                                     "open_tree",
                                     "fsopen",
                                     "fsmount",
                                     "fsconfig",
                                     "fspick",
                                     "mount_setattr",
                                     "statmount",
                                     "listmount",
                                     "setns",
                                     "unshare",
                                     "clone3",
                                     "openat2",
                                     "open_by_handle_at",
                                     "name_to_handle_at",
                                     "inotify_init",
                                     "inotify_init1",
                                     "inotify_add_watch",
                                     "fanotify_init",
                                     "fanotify_mark",
                                     "flock",
                                     "shmget",
                                     "shmat",
                                     "shmctl",
                                     "semget",
                                     "semop",
                                     "semctl",
                                     "msgget",
                                     "msgsnd",
                                     "msgrcv",
                                     "mq_open",
                                     "memfd_secret",
                                     "remap_file_pages",
                                     "modify_ldt",
                                     "ioperm",
                                     "iopl",
                                     "init_module",
                                     "finit_module",
                                     "delete_module",
                                     "kexec_load",
                                     "kexec_file_load",
                                     "reboot",
                                     "swapon",
                                     "swapoff",
                                     "quotactl",
                                     "quotactl_fd",
                                     "acct",
                                     "syslog",
                                     "settimeofday",
                                     "clock_settime",
                                     "clock_adjtime",
                                     "adjtimex",
                                     "sethostname",
                                     "setdomainname",
                                     "setuid",
                                     "setgid",
                                     "setreuid",
                                     "setregid",
                                     "setresuid",
                                     "setresgid",
                                     "setfsuid",
                                     "setfsgid",
                                     "setgroups",
                                     "capset",
                                     "personality",
                                     "mknod",
                                     "mknodat",
                                     "vmsplice",
                                     "splice",
                                     "tee",
                                     "migrate_pages",
                                     "move_pages",
                                     "lookup_dcookie",
                                     "uselib",
                                     "nfsservctl",
                                     "vhangup",
                                     "landlock_create_ruleset",
                                     "landlock_add_rule",
                                     "landlock_restrict_self",
                                     "mincore",
                                     "cachestat",
                                     "preadv2",
                                     "setxattr",
                                     "sysfs",
                                     "ustat",
                                     NULL };

bool filter_is_never(const char *name)
{
    for (size_t i = 0; filter_never[i]; i++)
        if (strcmp(filter_never[i], name) == 0)
            return true;
    /* A profile's wish has no condition: of a call that is allowed for some arguments, or some profiles, or the
     * launcher alone, it would allow everything. */
    for (size_t i = 0; i < filter_rules_len; i++) {
        const struct filter_rule *rule = &filter_rules[i];
        bool plain = rule->action == FILTER_ALLOW && !rule->condition.mask && !rule->when;
        if (rule->name && !plain && strcmp(rule->name, name) == 0)
            return true;
    }
    return false;
}

bool filter_rule_applies(const struct filter_rule *rule, const struct sandbox_profile *p, bool memory_cgroup)
{
    if (!rule->name)
        return false;
    if ((rule->when & FILTER_PROCESSES) && !p->processes)
        return false;
    if ((rule->when & FILTER_THREADS) && p->processes)
        return false;
    if ((rule->when & FILTER_MEMORY) && !memory_cgroup)
        return false;
    return !(rule->when & FILTER_NO_MEMORY) || !memory_cgroup;
}
