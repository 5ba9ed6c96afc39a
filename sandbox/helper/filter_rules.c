// SPDX-License-Identifier: MIT
/* The allow-list. What is not here is forbidden: the run is killed before the call returns, and named.
 * Never on any list: socket and its kin, io_uring, bpf, userfaultfd, keyctl, ptrace, process_vm_*, perf_event_open,
 * mount, setns, unshare, inotify, fanotify, flock (a covert channel over shared read-only files), SysV and POSIX IPC,
 * modules, reboot, time setting. They are gated for the launcher where it needs them (gate.h), and for nobody else.
 *
 * An errno instead of death is given where a library tries a call as a matter of course and copes with a refusal. */
#include <errno.h>
#include <fcntl.h>
#include <linux/prctl.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>

#include "sandbox/helper/filter.h"

#define ALLOW(n)                                 \
    {                                            \
        n, FILTER_ALLOW, 0, 0, { 0, 0, 0 }, NULL \
    }
#define ALLOW_WHEN(n, w)                         \
    {                                            \
        n, FILTER_ALLOW, 0, w, { 0, 0, 0 }, NULL \
    }
#define ALLOW_IF(n, arg, mask, value, why)               \
    {                                                    \
        n, FILTER_ALLOW, 0, 0, { arg, mask, value }, why \
    }
#define REFUSE(n, error, why)                       \
    {                                               \
        n, FILTER_ERRNO, error, 0, { 0, 0, 0 }, why \
    }
#define REFUSE_WHEN(n, error, w, why)               \
    {                                               \
        n, FILTER_ERRNO, error, w, { 0, 0, 0 }, why \
    }
#define GATED(n)                                                 \
    {                                                            \
        n, FILTER_GATED, 0, 0, { 0, 0, 0 }, "the launcher's own" \
    }

#define ALL_BITS 0xffffffffULL
#define NEW_NAMESPACES \
    (CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET)
/* A child of CLONE_PARENT would be the launcher's, which waits for one process only. */
#define NEVER_CLONED (NEW_NAMESPACES | CLONE_PARENT | CLONE_PTRACE | CLONE_UNTRACED)
#define SHARED_ANONYMOUS (MAP_TYPE | MAP_ANONYMOUS)

const struct filter_rule filter_rules[] = {
    /* files: the root is read-only, the work directory is a small tmpfs */
    ALLOW("read"),
    ALLOW("write"),
    ALLOW("readv"),
    ALLOW("writev"),
    ALLOW("pread64"),
    ALLOW("pwrite64"),
    ALLOW("close"),
    ALLOW("close_range"),
    ALLOW("lseek"),
    ALLOW("open"),
    ALLOW("openat"),
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
    ALLOW("fadvise64"),
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
    ALLOW_IF("fcntl", 1, ALL_BITS, F_DUPFD, NULL),
    ALLOW_IF("fcntl", 1, ALL_BITS, F_DUPFD_CLOEXEC, NULL),
    ALLOW_IF("fcntl", 1, ALL_BITS, F_GETFD, NULL),
    ALLOW_IF("fcntl", 1, ALL_BITS, F_SETFD, NULL),
    ALLOW_IF("fcntl", 1, ALL_BITS, F_GETFL, NULL),
    ALLOW_IF("fcntl", 1, ALL_BITS, F_SETFL, NULL),
    ALLOW_IF("ioctl", 1, ALL_BITS, 0x5401 /* TCGETS */, "isatty"),
    ALLOW_IF("ioctl", 1, ALL_BITS, 0x541b /* FIONREAD */, NULL),
    ALLOW_IF("ioctl", 1, ALL_BITS, 0x5421 /* FIONBIO */, NULL),
    ALLOW_IF("ioctl", 1, ALL_BITS, 0x5451 /* FIOCLEX */, NULL),
    ALLOW_IF("ioctl", 1, ALL_BITS, 0x5413 /* TIOCGWINSZ */, "asked before a progress bar is drawn"),

    /* memory */
    ALLOW("brk"),
    ALLOW("munmap"),
    ALLOW("mremap"),
    ALLOW("mprotect"),
    ALLOW("madvise"),
    ALLOW("msync"),
    ALLOW_WHEN("mmap", FILTER_MEMORY),
    ALLOW_WHEN("memfd_create", FILTER_MEMORY),
    { "mmap", FILTER_ALLOW, 0, FILTER_NO_MEMORY, { 3, MAP_TYPE, MAP_PRIVATE }, NULL },
    { "mmap", FILTER_ALLOW, 0, FILTER_NO_MEMORY, { 3, SHARED_ANONYMOUS, MAP_SHARED }, NULL },
    { "mmap", FILTER_ALLOW, 0, FILTER_NO_MEMORY, { 3, SHARED_ANONYMOUS, MAP_SHARED_VALIDATE }, NULL },
    { "mmap",
      FILTER_ERRNO,
      ENOMEM,
      FILTER_NO_MEMORY,
      { 3, SHARED_ANONYMOUS, MAP_SHARED | MAP_ANONYMOUS },
      "shared anonymous memory escapes RLIMIT_DATA, and no cgroup counts it here" },
    REFUSE_WHEN("memfd_create", ENOSYS, FILTER_NO_MEMORY, "its memory escapes RLIMIT_DATA"),
    ALLOW("mlock"),
    ALLOW("munlock"), /* RLIMIT_MEMLOCK is 0 */

    /* threads; processes only where the profile says so */
    { "clone", FILTER_ALLOW, 0, 0, { 0, CLONE_THREAD | NEVER_CLONED, CLONE_THREAD }, "a thread" },
    { "clone", FILTER_ALLOW, 0, FILTER_PROCESSES, { 0, CLONE_THREAD | NEVER_CLONED, 0 }, "a process" },
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
    ALLOW_IF("prctl", 0, ALL_BITS, PR_SET_NAME, "names of threads"),
    ALLOW_IF("prctl", 0, ALL_BITS, PR_GET_NAME, NULL),
    ALLOW_IF("prctl", 0, ALL_BITS, PR_GET_DUMPABLE, NULL),
    ALLOW_IF("prctl", 0, ALL_BITS, PR_CAPBSET_READ, NULL),
    ALLOW_IF("prctl", 0, ALL_BITS, PR_GET_NO_NEW_PRIVS, NULL),
    ALLOW_IF("prctl", 0, ALL_BITS, 0x53564d41 /* PR_SET_VMA */, "malloc names its arenas"),

    /* signals: within its own pid namespace */
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

    /* time: reading and sleeping */
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

    /* limits: each may only lower its own */
    ALLOW("getrlimit"),
    ALLOW("setrlimit"),
    ALLOW("getrusage"),
    ALLOW("uname"),
    ALLOW("getrandom"),
    { "prlimit64", FILTER_ALLOW, 0, 0, { 0, ALL_BITS, 0 }, "itself only" },

    /* tried as a matter of course, refused without harm */
    REFUSE("openat2", ENOSYS, "its arguments lie in memory, where no filter looks"),
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

    /* the launcher's own */
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
    REFUSE("clone3", ENOSYS, "its flags lie in memory, where no filter looks; libraries fall back to clone"),
};
const size_t filter_rules_len = COUNT(filter_rules);

bool filter_rule_applies(const struct filter_rule *rule, const struct sandbox_profile *p, bool memory_cgroup)
{
    if ((rule->when & FILTER_PROCESSES) && !p->processes)
        return false;
    if ((rule->when & FILTER_THREADS) && p->processes)
        return false;
    if ((rule->when & FILTER_MEMORY) && !memory_cgroup)
        return false;
    return !(rule->when & FILTER_NO_MEMORY) || !memory_cgroup;
}
