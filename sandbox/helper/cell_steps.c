// SPDX-License-Identifier: MIT
/* What is done once for a cell: read cell_steps from the top. */
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <linux/securebits.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/capability.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "base/fd.h"
#include "sandbox/helper/launcher.h"
#include "sandbox/helper/run.h"

static int die_with_helper(struct launcher *l, struct err *e)
{
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) < 0)
        return err_sys(e, "prctl");
    /* The helper may have died before the line above: then its end of the socket is closed already. */
    struct pollfd p = { .fd = l->control, .events = 0 };
    return poll(&p, 1, 0) != 0 ? err_set(e, "the helper is gone") : 0;
}

/* The numbers that a program's descriptors get are taken from the first moment, so that what is received or opened
 * later never lies among them and a run needs no moves. */
static int reserve_descriptors(struct launcher *l UNUSED, struct err *e)
{
    int fd;
    do
        fd = eventfd(0, EFD_CLOEXEC);
    while (fd >= 0 && fd < RUN_FD_FIRST - 1);
    return fd < 0 ? err_sys(e, "eventfd") : 0;
}

static int join_cgroups(struct launcher *l, struct err *e)
{
    for (int i = 0; l->host->cgroups.version == 1 && i < CGROUP_HIERARCHIES; i++)
        if (l->join[i] >= 0 && write(l->join[i], "0", 1) != 1)
            return err_sys(e, "enter cgroup %d", i);
    return 0;
}

static int wait_for(struct launcher *l, uint32_t word, struct err *e)
{
    struct control message;
    size_t fds_len;
    if (wire_receive(l->control, &message, sizeof(message), NULL, 0, &fds_len) != sizeof(message) ||
        message.word != word)
        return err_set(e, "the helper did not answer");
    return 0;
}

static int take_uid(struct launcher *l, struct err *e)
{
    if (l->host->namespaces && wait_for(l, CONTROL_MAPPED, e) < 0)
        return -1;
    if (prctl(PR_SET_DUMPABLE, 0) < 0) /* not before it is mapped: see start_launcher */
        return err_sys(e, "prctl");
    if (!l->host->root || !l->host->namespaces)
        return 0;
    if (setgroups(0, NULL) < 0 || setresgid(l->own_uid, l->own_uid, l->own_uid) < 0 ||
        setresuid(l->own_uid, l->own_uid, l->own_uid) < 0)
        return err_sys(e, "setresuid");
    /* The change of uid made the kernel forget the death signal. */
    return die_with_helper(l, e);
}

static int hide_cgroups(struct launcher *l, struct err *e)
{
    struct control divide = { .word = CONTROL_DIVIDE };
    if (!l->host->namespaces)
        return 0;
    if (unshare(CLONE_NEWCGROUP) < 0)
        return err_sys(e, "unshare cgroup namespace");
    l->guarantees |= SANDBOX_USER_NAMESPACE | SANDBOX_NAMESPACES;
    if (l->host->cgroups.version != 2)
        return 0;
    /* The namespace's root must be the cell's folder (with nsdelegate a run could not be born in a leaf beside it), so
     * the helper moves us down only now. */
    if (wire_send(l->control, &divide, sizeof(divide), NULL, 0) < 0)
        return err_sys(e, "ask the helper");
    return wait_for(l, CONTROL_DIVIDED, e);
}

/* Behind the filter's refusal of every call that makes one: in a user namespace of its own a program would hold all
 * capabilities. While the host's /proc is still there; a container may show its sys read-only: then the filter stands
 * alone. */
static int forbid_user_namespaces(struct launcher *l, struct err *e UNUSED)
{
    if (!l->host->namespaces) /* it would be the user's own */
        return 0;
    CLEANUP_FD int fd = open("/proc/sys/user/max_user_namespaces", O_WRONLY | O_CLOEXEC);
    ssize_t ignored = fd < 0 ? 0 : write(fd, "0", 1);
    (void)ignored;
    return 0;
}

static int set_names(struct launcher *l, struct err *e)
{
    if (!l->host->namespaces)
        return 0;
    return sethostname("sandbox", 7) < 0 || setdomainname("", 0) < 0 ? err_sys(e, "sethostname") : 0;
}

static int build_root(struct launcher *l, struct err *e)
{
    if (!l->host->namespaces)
        return 0;
    l->guarantees |= SANDBOX_READ_ONLY_ROOT;
    return root_build(l->root, e);
}

static int open_tools(struct launcher *l, struct err *e)
{
    l->sink = l->empty_input = -1;
    l->timer = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
    if (l->timer < 0)
        return err_sys(e, "timerfd_create");
    if (tools_renew(l, e) < 0)
        return -1;
    /* Also what our callers ignore (a shell's background job SIGINT, nohup SIGHUP) would come through to programs. */
    for (int s = 1; s <= SIGRTMAX; s++)
        signal(s, s == SIGPIPE ? SIG_IGN : SIG_DFL);
    sigset_t child;
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    sigprocmask(SIG_BLOCK, &child, NULL); /* for init.c; a program gets an empty mask */
    /* No terminal, whatever started us. Once here and not in each run: every session has a scheduling group of its
     * own (autogroup), which costs more than the rest of a run's steps. */
    if (setsid() < 0)
        return err_sys(e, "setsid");
    /* Without a pid namespace, what a run leaves behind must come to us to be found and ended. */
    if (!l->host->namespaces && prctl(PR_SET_CHILD_SUBREAPER, 1) < 0)
        return err_sys(e, "prctl");
    return 0;
}

static int find_place(struct launcher *l, struct err *e)
{
    return place_open(&l->place, e);
}

/* LANDLOCK_ACCESS_FS_REFER, for headers that are older than the kernel. */
#define ACCESS_REFER (1ULL << 13)

/* Landlock stands behind the mounts: reading and executing anywhere in the root, writing in the work directory only.
 * The rules are made here and taken on by each run, for one who has taken them on may mount nothing any more. */
static int make_landlock(struct launcher *l, struct err *e)
{
    l->landlock = -1;
    if (!l->host->landlock)
        return 0;
    const uint64_t read = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
    struct landlock_ruleset_attr all = { .handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1 };
    /* Where it is not handled (before its second version), a file cannot be moved from one folder to another at all. */
    if (syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION) >= 2)
        all.handled_access_fs |= ACCESS_REFER;
    int ruleset = (int)syscall(SYS_landlock_create_ruleset, &all, sizeof(all), 0);
    if (ruleset < 0)
        return err_sys(e, "landlock_create_ruleset");
    CLEANUP_FD int top = open("/", O_PATH | O_CLOEXEC);
    /* The parent of the folder below the work directory's mount (see root.h): holds for every tmpfs mounted later. */
    CLEANUP_FD int work = open(l->host->namespaces ? WORK_PARENT : ".", O_PATH | O_CLOEXEC);
    CLEANUP_FD int dev = open("/dev", O_PATH | O_CLOEXEC);
    struct landlock_path_beneath_attr rules[] = {
        { .allowed_access = read, .parent_fd = top },
        { .allowed_access = all.handled_access_fs, .parent_fd = work },
        { .allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE, .parent_fd = dev },
    };
    for (size_t i = 0; i < COUNT(rules); i++) {
        if (syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rules[i], 0) < 0) {
            close(ruleset);
            return err_sys(e, "landlock_add_rule %zu", i);
        }
    }
    l->landlock = ruleset;
    l->guarantees |= SANDBOX_LANDLOCK;
    return 0;
}

static int mount_work(struct launcher *l, struct err *e)
{
    return work_mount(l, e);
}

/* Kept, and only over this cell's own namespaces: switching to the run's uid, pid namespaces and the work mount,
 * killing, placing a run on a CPU. */
static const cap_value_t kept[] = { CAP_SETUID,       CAP_SETGID, CAP_SYS_ADMIN, CAP_KILL,
                                    CAP_DAC_OVERRIDE, CAP_FOWNER, CAP_CHOWN,     CAP_SYS_NICE };

static int drop_capabilities(struct launcher *l, struct err *e)
{
    cap_t caps = cap_init();
    int count = l->host->root || l->host->namespaces ? COUNT(kept) : 0;
    for (cap_value_t c = 0; c <= CAP_LAST_CAP; c++)
        cap_drop_bound(c); /* may fail without CAP_SETPCAP (weak hosts): then there is nothing to gain by exec either */
    cap_reset_ambient();
    /* No exec may give anything back, whatever uid it runs as. */
    if (l->host->namespaces)
        cap_set_secbits(SECBIT_NOROOT | SECBIT_NOROOT_LOCKED | SECBIT_NO_CAP_AMBIENT_RAISE |
                        SECBIT_NO_CAP_AMBIENT_RAISE_LOCKED);
    int failed = cap_set_flag(caps, CAP_PERMITTED, count, kept, CAP_SET) < 0 ||
                 cap_set_flag(caps, CAP_EFFECTIVE, count, kept, CAP_SET) < 0 || cap_set_proc(caps) < 0;
    cap_free(caps);
    if (failed)
        return err_sys(e, "drop capabilities");
    if (l->host->root)
        l->guarantees |= SANDBOX_OWN_UID;
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0 ? err_sys(e, "no_new_privs") : 0;
}

static int note_counters(struct launcher *l, struct err *e UNUSED)
{
    const struct cgroup_host *c = &l->host->cgroups;
    l->guarantees |= (c->memory ? SANDBOX_MEMORY_CGROUP : 0) | (c->pids ? SANDBOX_PIDS_CGROUP : 0) |
                     (c->cpu ? SANDBOX_CPU_CGROUP : 0);
    return 0;
}

static int own_pid_namespace(struct launcher *l, struct err *e)
{
    l->pid_namespace = -1;
    if (!l->host->namespaces)
        return 0;
    l->pid_namespace = (int)syscall(SYS_pidfd_open, getpid(), 0);
    return l->pid_namespace < 0 ? err_sys(e, "pidfd_open") : 0;
}

/* One byte, which is no dump either: at 0 the kernel still hands the core to a core_pattern that is a pipe, that is to
 * a root process of the host (core(5)). */
enum { CORE_NONE = 1 };

/* What is the same for every run is set once and inherited. A limit never rises again: raising a hard one needs a
 * capability over the host. */
static int set_limits(struct launcher *l, struct err *e)
{
    static const struct {
        int resource;
        rlim_t value;
    } fixed[] = { { RLIMIT_CORE, CORE_NONE }, { RLIMIT_NOFILE, RUN_FILES_MAX },
                  { RLIMIT_MEMLOCK, 0 },      { RLIMIT_MSGQUEUE, 0 },
                  { RLIMIT_NICE, 0 },         { RLIMIT_RTPRIO, 0 },
                  { RLIMIT_SIGPENDING, 256 } };
    for (size_t i = 0; i < COUNT(fixed); i++) {
        struct rlimit now;
        if (getrlimit(fixed[i].resource, &now) < 0)
            return err_sys(e, "getrlimit %d", fixed[i].resource);
        rlim_t value = fixed[i].value < now.rlim_max ? fixed[i].value : now.rlim_max;
        if (setrlimit(fixed[i].resource, &(struct rlimit){ value, value }) < 0)
            return err_sys(e, "setrlimit %d", fixed[i].resource);
    }
    for (int i = 0; i < RLIM_NLIMITS; i++)
        if (getrlimit(i, &l->hard[i]) < 0)
            return err_sys(e, "getrlimit %d", i);
    return 0;
}

/* The last step: from here on only what is on the list, or gated. */
static int set_filter(struct launcher *l, struct err *e)
{
    unsigned flags = l->notify ? SECCOMP_FILTER_FLAG_NEW_LISTENER : 0;
    long result = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &l->filter);
    if (result < 0)
        return err_sys(e, l->notify ? "seccomp with a listener" : "seccomp");
    l->listener = l->notify ? (int)result : -1;
    l->guarantees |= SANDBOX_SECCOMP | (l->notify ? SANDBOX_SYSCALL_NAMES : 0);
    return 0;
}

/* The order is the security. The death signal comes first so that no half-made cell outlives the helper; the cgroups
 * before anything that costs memory; the uid before the root, so that its files belong to the cell; the root needs the
 * capabilities that drop_capabilities gives up, and everything needs calls that the filter refuses, so it is last. */
static const struct {
    const char *name;
    int (*run)(struct launcher *, struct err *);
} cell_steps[] = {
    { "die-with-helper", die_with_helper },
    { "descriptors", reserve_descriptors },
    { "cgroups", join_cgroups },
    { "uid", take_uid },
    { "cgroup-namespace", hide_cgroups },
    { "user-namespaces", forbid_user_namespaces },
    { "names", set_names },
    { "root", build_root },
    { "tools", open_tools },
    { "place", find_place },
    { "landlock", make_landlock },
    { "work", mount_work },
    { "pid-namespace", own_pid_namespace },
    { "capabilities", drop_capabilities },
    { "counters", note_counters },
    { "limits", set_limits },
    { "filter", set_filter },
};

int cell_steps_run(struct launcher *l, struct err *e)
{
    for (size_t i = 0; i < COUNT(cell_steps); i++)
        if (cell_steps[i].run(l, e) < 0)
            return err_prefix(e, "%s", cell_steps[i].name);
    return 0;
}
