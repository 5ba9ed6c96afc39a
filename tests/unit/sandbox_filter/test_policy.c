// SPDX-License-Identifier: MIT
/* The filter, asked call by call: the compiled BPF of each language's profiles, for x86_64 and aarch64. Three tests:
 * rows with arguments and reasons; the whole table of each kind of profile against a written one (policy-*.txt), so
 * that every change of the policy is seen in review; and that each language differs from its kind only by what its
 * language.yaml adds. */
#include <asm/ioctls.h>
#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/prctl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "base/fd.h"
#include "base/str.h"
#include "judge/run/counter.h"
#include "sandbox/filter/filter.h"
#include "tests/unit/sandbox_filter/bpf.h"

#define SECRET 0x1122334455667788ULL
enum { NUMBERS = 1024 };
enum answer { ALLOW, KILL, REFUSE /* with .error */ };

static const struct sandbox_profile threads = { .name = "threads" };
static const struct sandbox_profile processes = { .name = "processes", .processes = true };
static const enum filter_arch arches[] = { FILTER_X86_64, FILTER_AARCH64 };
static const char *const arch_names[] = { "native", "x86_64", "aarch64" };

static struct sock_fprog compile(const struct sandbox_profile *p, enum filter_arch arch, bool memory)
{
    struct filter_options o = { arch, memory, .notify = true, .secret = SECRET };
    struct sock_fprog program;
    struct err e;
    ck_assert_msg(filter_compile(p, &o, &program, &e) == 0, "%s", e.text);
    return program;
}

static enum answer ask(const struct sock_fprog *f, uint32_t audit, int number, const uint64_t *args, int *error)
{
    struct seccomp_data data = { .nr = number, .arch = audit };
    for (int i = 0; args && i < 6; i++)
        data.args[i] = args[i];
    uint32_t result = bpf_run(f, &data);
    *error = 0;
    switch (result & SECCOMP_RET_ACTION_FULL) {
    case SECCOMP_RET_ALLOW:
        return ALLOW;
    case SECCOMP_RET_ERRNO:
        *error = (int)(result & SECCOMP_RET_DATA);
        return REFUSE;
    case SECCOMP_RET_USER_NOTIF:
    case SECCOMP_RET_KILL_PROCESS:
        return KILL;
    default:
        ck_abort_msg("the filter of call %d ends in %#x", number, result);
        return KILL;
    }
}

/* Of profiles: t(hreads), p(rocesses), b(oth); memory: with a memory cgroup y, without n, both b. */
static const struct row {
    const char *call;
    uint64_t args[6];
    char profile, memory;
    enum answer answer;
    int error;
    const char *why;
} rows[] = {
    { "read", { 0 }, 'b', 'b', ALLOW, 0, "or nothing works" },
    { "openat", { 0, 0, O_RDWR | O_CREAT }, 'b', 'b', ALLOW, 0, "what may be opened is the mounts' affair" },
    { "openat", { 0, 0, O_RDWR | 020000000 }, 'b', 'b', REFUSE, EOPNOTSUPP, "O_TMPFILE leaves its inode's number" },
    { "open", { 0, O_RDWR }, 'b', 'b', ALLOW, 0, NULL },
    { "open", { 0, O_RDWR | 020000000 }, 'b', 'b', REFUSE, EOPNOTSUPP, "O_TMPFILE" },
    { "fadvise64", { 0, 0, 0, 4 }, 'b', 'b', REFUSE, 0, "not done, and no error" },
    { "madvise", { 0, 4096, 4 /* DONTNEED */ }, 'b', 'b', ALLOW, 0, "every malloc" },
    { "madvise", { 0, 4096, 8 /* FREE */ }, 'b', 'b', ALLOW, 0, NULL },
    { "madvise", { 0, 4096, 14 /* HUGEPAGE */ }, 'b', 'b', ALLOW, 0, "the JVM" },
    { "madvise", { 0, 4096, 102 /* GUARD_INSTALL */ }, 'b', 'b', ALLOW, 0, "newer C libraries guard stacks so" },
    { "madvise", { 0, 4096, 12 /* MERGEABLE */ }, 'b', 'b', REFUSE, EINVAL, "tells who holds the same content" },
    { "execve", { 0 }, 't', 'b', KILL, 0, "no processes in function mode: nothing burns CPU where no clock looks" },
    { "execve", { 0 }, 'p', 'b', ALLOW, 0, "compilers start assemblers" },
    { "execveat", { 0, 0, 0, 0, AT_EMPTY_PATH }, 'b', 'b', KILL, 0, "an anonymous file as program" },
    { "execveat", { 0, 0, 0, 0, AT_EMPTY_PATH, SECRET }, 'b', 'b', ALLOW, 0, "the launcher's exec" },
    { "execveat", { 0, 0, 0, 0, AT_EMPTY_PATH, SECRET & 0xffffffff }, 'b', 'b', KILL, 0, "half the secret" },
    { "execveat", { 0, 0, 0, 0, AT_EMPTY_PATH, SECRET & ~0xffffffffULL }, 'b', 'b', KILL, 0, "the other half" },
    { "clone", { CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD }, 'b', 'b', ALLOW, 0, "a thread" },
    { "clone", { 17 /* SIGCHLD */ }, 't', 'b', KILL, 0, "a process" },
    { "clone", { 17 }, 'p', 'b', ALLOW, 0, "a process" },
    { "clone", { CLONE_NEWUSER | 17 }, 'p', 'b', KILL, 0, "a user namespace opens the kernel's back rooms" },
    { "clone", { CLONE_NEWNS | 17 }, 'p', 'b', KILL, 0, "a mount namespace" },
    { "clone", { CLONE_NEWPID | 17 }, 'p', 'b', KILL, 0, "a pid namespace" },
    { "clone", { CLONE_NEWNET | 17 }, 'p', 'b', KILL, 0, "a network namespace" },
    { "clone", { CLONE_PARENT | 17 }, 'p', 'b', KILL, 0, "the launcher's child, which it does not wait for" },
    { "clone", { CLONE_PTRACE | 17 }, 'p', 'b', KILL, 0, "tracing" },
    { "clone", { CLONE_NEWUSER | CLONE_THREAD }, 'b', 'b', KILL, 0, "not even as a thread" },
    { "clone3", { 0 }, 'b', 'b', REFUSE, ENOSYS, "flags in memory; libraries fall back to clone" },
    { "clone3", { 0, 0, 0, 0, 0, SECRET }, 'b', 'b', ALLOW, 0, "the launcher's" },
    { "openat2", { 0 }, 'b', 'b', REFUSE, ENOSYS, "flags in memory" },
    { "socket", { 1, 1 }, 'b', 'b', KILL, 0, "no network, no abstract names" },
    { "socket", { 40 /* AF_VSOCK */, 1 }, 'b', 'b', KILL, 0, "in no namespace" },
    { "socketpair", { 1, 1 }, 'b', 'b', KILL, 0, "passes descriptors" },
    { "connect", { 0 }, 'b', 'b', KILL, 0, NULL },
    { "sendmsg", { 0 }, 'b', 'b', KILL, 0, NULL },
    { "sendmsg", { 0, 0, 0, 0, 0, SECRET }, 'b', 'b', ALLOW, 0, "the launcher's answers" },
    { "io_uring_setup", { 0 }, 'b', 'b', KILL, 0, "calls that no filter sees" },
    { "io_uring_enter", { 0 }, 'b', 'b', KILL, 0, NULL },
    { "bpf", { 0 }, 'b', 'b', KILL, 0, NULL },
    { "userfaultfd", { 0 }, 'b', 'b', KILL, 0, "holds the kernel up in the middle of a copy" },
    { "keyctl", { 0 }, 'b', 'b', KILL, 0, "keys outlive runs" },
    { "add_key", { 0 }, 'b', 'b', KILL, 0, NULL },
    { "request_key", { 0 }, 'b', 'b', KILL, 0, NULL },
    { "ptrace", { 0 }, 'b', 'b', KILL, 0, NULL },
    { "process_vm_readv", { 0 }, 'b', 'b', KILL, 0, NULL },
    { "process_vm_writev", { 0 }, 'b', 'b', KILL, 0, NULL },
    { "pidfd_open", { 0 }, 'b', 'b', KILL, 0, NULL },
    { "pidfd_getfd", { 0 }, 'b', 'b', KILL, 0, "takes descriptors out of others" },
    { "perf_event_open", { 0 }, 'b', 'b', KILL, 0, NULL },
    { "mount", { 0 }, 'b', 'b', KILL, 0, NULL },
    { "umount2", { 0 }, 'b', 'b', KILL, 0, NULL },
    { "fsopen", { 0 }, 'b', 'b', KILL, 0, "the new way to mount" },
    { "open_tree", { 0 }, 'b', 'b', KILL, 0, NULL },
    { "move_mount", { 0 }, 'b', 'b', KILL, 0, NULL },
    { "pivot_root", { 0 }, 'b', 'b', KILL, 0, NULL },
    { "chroot", { 0 }, 'b', 'b', KILL, 0, NULL },
    { "unshare", { CLONE_NEWUSER }, 'b', 'b', KILL, 0, NULL },
    { "setns", { 0 }, 'b', 'b', KILL, 0, NULL },
    { "inotify_init1", { 0 }, 'b', 'b', KILL, 0, "sees what other runs read" },
    { "fanotify_init", { 0 }, 'b', 'b', KILL, 0, NULL },
    { "flock", { 0, 2 }, 'b', 'b', KILL, 0, "a channel over shared read-only files" },
    { "fcntl", { 0, F_SETLK }, 'b', 'b', KILL, 0, "the same by another name" },
    { "fcntl", { 0, 37 /* F_OFD_SETLK */ }, 'b', 'b', KILL, 0, "and another" },
    { "fcntl", { 0, 1024 /* F_SETLEASE */ }, 'b', 'b', KILL, 0, "and another" },
    { "fcntl", { 0, 1026 /* F_NOTIFY */ }, 'b', 'b', KILL, 0, NULL },
    { "fcntl", { 0, 1031 /* F_SETPIPE_SZ */ }, 'b', 'b', KILL, 0, "kernel memory by the megabyte" },
    { "fcntl", { 0, F_GETFL }, 'b', 'b', ALLOW, 0, NULL },
    { "fcntl", { 0, F_SETLK, 0, 0, 0, SECRET }, 'b', 'b', ALLOW, 0, "the launcher's" },
    { "ioctl", { 0, TCGETS }, 'b', 'b', ALLOW, 0, "isatty" },
    { "ioctl", { 0, TIOCSTI }, 'b', 'b', KILL, 0, "types into the operator's terminal" },
    { "ioctl", { 0, 0x541c /* TIOCLINUX */ }, 'b', 'b', KILL, 0, "pastes into it" },
    { "ioctl", { 0, TCGETS | 0x100000000ULL }, 'b', 'b', ALLOW, 0, "the kernel looks at 32 bits" },
    { "ioctl", { 0, TIOCSTI | 0x100000000ULL }, 'b', 'b', KILL, 0, "and so does the filter" },
    { "prctl", { PR_SET_NAME }, 'b', 'b', ALLOW, 0, NULL },
    { "prctl", { PR_SET_PDEATHSIG }, 'b', 'b', KILL, 0, "would undo the death signal" },
    { "prctl", { PR_SET_DUMPABLE }, 'b', 'b', KILL, 0, NULL },
    { "prctl", { PR_SET_MM }, 'b', 'b', KILL, 0, NULL },
    { "prctl", { PR_SET_TSC }, 'b', 'b', KILL, 0, "clock_gettime would be SIGSEGV" },
    { "prctl", { PR_SET_SECCOMP }, 'b', 'b', KILL, 0, NULL },
    { "seccomp", { 0 }, 'b', 'b', KILL, 0, NULL },
    { "prlimit64", { 0 }, 'b', 'b', ALLOW, 0, "itself" },
    { "prlimit64", { 1 }, 'b', 'b', KILL, 0, "another process" },
    { "mmap", { 0, 4096, 3, MAP_PRIVATE | MAP_ANONYMOUS }, 'b', 'b', ALLOW, 0, NULL },
    { "mmap", { 0, 4096, 3, MAP_SHARED | MAP_ANONYMOUS }, 'b', 'y', ALLOW, 0, "the cgroup counts it" },
    { "mmap", { 0, 4096, 3, MAP_SHARED | MAP_ANONYMOUS }, 'b', 'n', REFUSE, ENOMEM, "escapes RLIMIT_DATA" },
    { "mmap", { 0, 4096, 1, MAP_SHARED }, 'b', 'b', ALLOW, 0, "of a file" },
    { "mmap", { 0, 4096, 3, MAP_PRIVATE | MAP_ANONYMOUS | MAP_HUGETLB }, 'b', 'b', REFUSE, EINVAL, "in no group" },
    { "mmap", { 0, 4096, 3, MAP_SHARED | MAP_HUGETLB }, 'b', 'b', REFUSE, EINVAL, "in no group" },
    { "memfd_create", { 0, 4 /* MFD_HUGETLB */ }, 'b', 'y', REFUSE, EINVAL, "in no group" },
    { "memfd_create", { 0, 4, 0, 0, 0, SECRET }, 'b', 'n', ALLOW, 0, "the launcher's" },
    { "memfd_create", { 0 }, 'b', 'y', ALLOW, 0, NULL },
    { "memfd_create", { 0 }, 'b', 'n', REFUSE, ENOSYS, "escapes RLIMIT_DATA" },
    { "memfd_secret", { 0 }, 'b', 'b', KILL, 0, NULL },
    { "mincore", { 0 }, 'b', 'b', REFUSE, ENOSYS, "tells what others have read" },
    { "cachestat", { 0 }, 'b', 'b', REFUSE, ENOSYS, "the same" },
    { "preadv2", { 0 }, 'b', 'b', REFUSE, ENOSYS, "RWF_NOWAIT, the same" },
    { "sysinfo", { 0 }, 'b', 'b', REFUSE, EPERM, "the host's load" },
    { "setpriority", { 0 }, 'b', 'b', REFUSE, EPERM, NULL },
    { "sched_setaffinity", { 0 }, 'b', 'b', REFUSE, EPERM, "leaving the judge's core" },
    { "sched_setaffinity", { 0, 0, 0, 0, 0, SECRET }, 'b', 'b', ALLOW, 0, "the launcher places runs" },
    { "sched_setscheduler", { 0 }, 'b', 'b', REFUSE, EPERM, NULL },
    { "clock_settime", { 0 }, 'b', 'b', KILL, 0, NULL },
    { "settimeofday", { 0 }, 'b', 'b', KILL, 0, NULL },
    { "shmget", { 0 }, 'b', 'b', KILL, 0, "lives on after its maker" },
    { "mq_open", { 0 }, 'b', 'b', KILL, 0, NULL },
    { "personality", { 0x0040000 }, 'b', 'b', KILL, 0, NULL },
    { "mknodat", { 0 }, 'b', 'b', KILL, 0, NULL },
    { "splice", { 0 }, 'b', 'b', KILL, 0, NULL },
    { "vmsplice", { 0 }, 'b', 'b', KILL, 0, NULL },
    { "setuid", { 0 }, 'b', 'b', KILL, 0, NULL },
    { "setresuid", { 0 }, 'b', 'b', KILL, 0, NULL },
    { "setresuid", { 1, 1, 1, 0, 0, SECRET }, 'b', 'b', ALLOW, 0, "the launcher's run steps" },
    { "capset", { 0 }, 'b', 'b', KILL, 0, NULL },
    { "landlock_restrict_self", { 0 }, 'b', 'b', KILL, 0, NULL },
    { "reboot", { 0 }, 'b', 'b', KILL, 0, NULL },
    { "init_module", { 0 }, 'b', 'b', KILL, 0, NULL },
    { "kexec_load", { 0 }, 'b', 'b', KILL, 0, NULL },
    { "open_by_handle_at", { 0 }, 'b', 'b', KILL, 0, "Docker's old way out" },
    { "quotactl", { 0 }, 'b', 'b', KILL, 0, NULL },
    { "syslog", { 0 }, 'b', 'b', KILL, 0, NULL },
    { "chown", { 0 }, 'b', 'b', REFUSE, EPERM, NULL },
    { "fchown", { 0 }, 'b', 'b', REFUSE, EPERM, NULL },
    { "fchown", { 0, 0, 0, 0, 0, SECRET }, 'b', 'b', ALLOW, 0, "the launcher places files" },
};

static void check_row(const struct row *row, const struct sandbox_profile *p, enum filter_arch arch, bool memory)
{
    struct sock_fprog f = compile(p, arch, memory);
    int number = filter_syscall_number(arch, row->call), error;
    if (number >= 0) {
        enum answer got = ask(&f, filter_audit_arch(arch), number, row->args, &error);
        ck_assert_msg(got == row->answer && error == row->error, "%s on %s, %s, memory %d: %d (errno %d); %s",
                      row->call, arch_names[arch], p->name, memory, got, error, row->why ? row->why : "never");
    }
    free(f.filter);
}

START_TEST(rows_hold)
{
    const struct row *row = &rows[_i];
    for (size_t a = 0; a < COUNT(arches); a++)
        for (int memory = 0; memory < 2; memory++) {
            if (row->memory != 'b' && (row->memory == 'y') != memory)
                continue;
            if (row->profile != 'p')
                check_row(row, &threads, arches[a], memory);
            if (row->profile != 't')
                check_row(row, &processes, arches[a], memory);
        }
}
END_TEST

START_TEST(other_architectures_are_killed)
{
    struct sock_fprog f = compile(&processes, FILTER_X86_64, true);
    int error;
    for (int number = 0; number < NUMBERS; number++) {
        ck_assert_int_eq(ask(&f, AUDIT_ARCH_I386, number, NULL, &error), KILL);
        ck_assert_int_eq(ask(&f, AUDIT_ARCH_AARCH64, number, NULL, &error), KILL);
        ck_assert_int_eq(ask(&f, AUDIT_ARCH_X86_64, number | 0x40000000, NULL, &error), KILL); /* x32 */
    }
    free(f.filter);
    f = compile(&processes, FILTER_AARCH64, true);
    for (int number = 0; number < NUMBERS; number++) {
        ck_assert_int_eq(ask(&f, AUDIT_ARCH_X86_64, number, NULL, &error), KILL);
        ck_assert_int_eq(ask(&f, AUDIT_ARCH_ARM, number, NULL, &error), KILL);
    }
    free(f.filter);
}
END_TEST

/* Every call with no arguments, with all bits set, and as the launcher makes it. */
static void write_table(const struct sandbox_profile *p, enum filter_arch arch, struct str *out)
{
    static const uint64_t none[6], all[6] = { ~0ULL, ~0ULL, ~0ULL, ~0ULL, ~0ULL, ~0ULL }, gated[6] = { [5] = SECRET };
    static const uint64_t *const tries[] = { none, all, gated };
    struct sock_fprog f = compile(p, arch, true);
    for (int number = 0; number < NUMBERS; number++) {
        char name[64], text[3][32];
        bool dead = true;
        filter_syscall_name(arch, number, name, sizeof(name));
        for (size_t t = 0; t < COUNT(tries); t++) {
            int error;
            enum answer answer = ask(&f, filter_audit_arch(arch), number, tries[t], &error);
            dead &= answer == KILL;
            snprintf(text[t], sizeof(text[t]), "%s",
                     answer == ALLOW  ? "allow"
                     : answer == KILL ? "kill"
                                      : strerrorname_np(error));
        }
        if (!dead)
            str_addf(out, "%-24s %-12s %-12s %s\n", *name ? name : "?", text[0], text[1], text[2]);
    }
    free(f.filter);
}

static void read_golden(const char *kind, enum filter_arch arch, struct str *out, struct str *path)
{
    struct err e;
    str_addf(path, "%s/tests/unit/sandbox_filter/policy-%s-%s.txt", getenv("GAVEL_SOURCE"), kind, arch_names[arch]);
    CLEANUP_FD int fd = open(str_text(path), O_RDONLY | O_CLOEXEC);
    if (fd >= 0)
        ck_assert_msg(fd_read_all(fd, out, &e) == 0, "%s", e.text);
}

START_TEST(the_whole_table_is_as_written)
{
    const struct sandbox_profile *p = _i % 2 ? &processes : &threads;
    enum filter_arch arch = arches[_i / 2];
    struct str now = STR(1 << 20), written = STR(1 << 20), path = STR(4096), head = STR(4096);
    str_addf(&head, "# %s, %s: call, without arguments, with all bits set, as the launcher makes it; all others kill\n",
             p->name, arch_names[arch]);
    str_add(&now, str_text(&head));
    write_table(p, arch, &now);
    read_golden(p->name, arch, &written, &path);
    if (getenv("GAVEL_WRITE_GOLDEN")) {
        CLEANUP_FD int fd = open(str_text(&path), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
        ck_assert(fd >= 0 && fd_write_full(fd, str_text(&now), now.len) == 0);
    } else {
        ck_assert_msg(strcmp(str_text(&now), str_text(&written)) == 0,
                      "%s differs; when that is meant: GAVEL_WRITE_GOLDEN=1 GAVEL_SOURCE=. %s, and review the change",
                      str_text(&path), "build/dev/tests/unit_sandbox_filter_test_policy");
    }
    str_clear(&now);
    str_clear(&written);
    str_clear(&path);
    str_clear(&head);
}
END_TEST

static bool added(const struct sandbox_profile *p, const char *line)
{
    for (const char *const *name = p->syscalls; name && *name; name++)
        if (strncmp(line, *name, strlen(*name)) == 0 && line[strlen(*name)] == ' ')
            return true;
    return false;
}

/* Every line of a language's table is its kind's, or about a call that its language.yaml adds. */
static void check_language(const struct sandbox_profile *p, enum filter_arch arch)
{
    struct str own = STR(1 << 20), kind = STR(1 << 20);
    write_table(p, arch, &own);
    write_table(p->processes ? &processes : &threads, arch, &kind);
    char *save = NULL, *text = strdup(str_text(&own));
    for (char *line = strtok_r(text, "\n", &save); line; line = strtok_r(NULL, "\n", &save))
        ck_assert_msg(added(p, line) || strstr(str_text(&kind), line), "%s: %s", p->name, line);
    free(text);
    str_clear(&own);
    str_clear(&kind);
}

static void check_same(const struct sandbox_profile *a, const struct sandbox_profile *b, enum filter_arch arch)
{
    struct str mine = STR(1 << 20), other = STR(1 << 20);
    write_table(a, arch, &mine);
    write_table(b, arch, &other);
    ck_assert_msg(strcmp(str_text(&mine), str_text(&other)) == 0, "%s is not allowed what %s is", b->name, a->name);
    str_clear(&mine);
    str_clear(&other);
}

START_TEST(languages_add_only_what_they_say)
{
    struct languages *all;
    struct err e;
    struct str path = STR(4096);
    str_addf(&path, "%s/runners", getenv("GAVEL_SOURCE"));
    ck_assert_msg(languages_load(str_text(&path), &all, &e) == 0, "%s", e.text);
    ck_assert_int_ge(all->len, 3);
    for (size_t i = 0; i < all->len; i++) {
        const struct language *l = &all->at[i];
        ck_assert_msg(!l->run.profile.processes, "%s makes processes in function mode", l->name);
        struct arena arena = ARENA(1 << 20);
        struct sandbox_profile counted = counter_profile(l, &arena);
        for (size_t a = 0; a < COUNT(arches); a++) {
            check_language(&l->run.profile, arches[a]);
            check_language(&counted, arches[a]);
            check_same(&l->run.profile, &counted, arches[a]); /* the emulator needs no call of its own */
            if (l->compiled)
                check_language(&l->compile.profile, arches[a]);
        }
        arena_clear(&arena);
    }
    languages_free(all);
    str_clear(&path);
}
END_TEST

START_TEST(nobody_gets_what_is_never_allowed)
{
    int error;
    for (size_t i = 0; filter_never[i]; i++) {
        const char *const wish[] = { filter_never[i], NULL };
        struct sandbox_profile p = { .name = "greedy", .syscalls = wish };
        struct filter_options o = { .secret = SECRET };
        struct sock_fprog f;
        struct err e;
        ck_assert_int_eq(filter_compile(&p, &o, &f, &e), -1);
        ck_assert_ptr_nonnull(strstr(e.text, filter_never[i]));
        for (size_t a = 0; a < COUNT(arches); a++) {
            int number = filter_syscall_number(arches[a], filter_never[i]);
            if (number < 0)
                continue;
            f = compile(&processes, arches[a], true);
            ck_assert_msg(ask(&f, filter_audit_arch(arches[a]), number, NULL, &error) != ALLOW, "%s", filter_never[i]);
            free(f.filter);
        }
    }
}
END_TEST

START_TEST(nobody_gets_all_of_what_is_allowed_in_part)
{
    static const char *const names[] = {
        "clone", "fcntl", "ioctl",   "prctl",  "prlimit64",   "mmap",   "memfd_create", "execveat", "execve",
        "fork",  "vfork", "sysinfo", "fchown", "setpriority", "clone3", "mount",        "pwritev2", "sched_setaffinity"
    };
    const char *const wish[] = { names[_i], NULL };
    struct sandbox_profile p = { .name = "greedy", .syscalls = wish };
    struct filter_options o = { .secret = SECRET, .memory_cgroup = true };
    struct sock_fprog f;
    struct err e;
    ck_assert_msg(filter_compile(&p, &o, &f, &e) == -1, "%s was granted", names[_i]);
    ck_assert_ptr_nonnull(strstr(e.text, names[_i]));
}
END_TEST

START_TEST(a_wrong_name_is_an_error)
{
    static const char *const wish[] = { "opeanat", NULL };
    struct sandbox_profile p = { .name = "typo", .syscalls = wish };
    struct filter_options o = { .secret = SECRET };
    struct sock_fprog f;
    struct err e;
    ck_assert_int_eq(filter_compile(&p, &o, &f, &e), -1);
    ck_assert_ptr_nonnull(strstr(e.text, "opeanat"));
}
END_TEST

int main(void)
{
    Suite *s = suite_create("policy");
    TCase *c = tcase_create("policy");
    tcase_set_timeout(c, 120);
    suite_add_tcase(s, c);
    tcase_add_loop_test(c, rows_hold, 0, COUNT(rows));
    tcase_add_test(c, other_architectures_are_killed);
    tcase_add_loop_test(c, the_whole_table_is_as_written, 0, 4);
    tcase_add_test(c, languages_add_only_what_they_say);
    tcase_add_test(c, nobody_gets_what_is_never_allowed);
    tcase_add_loop_test(c, nobody_gets_all_of_what_is_allowed_in_part, 0, 18);
    tcase_add_test(c, a_wrong_name_is_an_error);
    SRunner *r = srunner_create(s);
    srunner_run_all(r, CK_NORMAL);
    int failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed != 0;
}
