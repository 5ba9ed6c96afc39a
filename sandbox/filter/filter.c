// SPDX-License-Identifier: MIT
/* From the list to BPF, by libseccomp: the only file that sees it. Runs in the helper before any launcher starts. */
#include "sandbox/filter/filter.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fd.h"

static const uint32_t seccomp_arch[] = { SCMP_ARCH_NATIVE, SCMP_ARCH_X86_64, SCMP_ARCH_AARCH64 };

static int add_rule(scmp_filter_ctx ctx, const struct filter_options *o, const struct filter_rule *rule, struct err *e)
{
    /* libseccomp wants the native number, even for another architecture, and turns it into that one's. */
    int number = seccomp_syscall_resolve_name(rule->name);
    /* Not of this architecture (open, stat on arm64), or newer than this libseccomp: then it stays forbidden. */
    if (number == __NR_SCMP_ERROR || filter_syscall_number(o->arch, rule->name) < 0)
        return 0;
    uint32_t action = rule->action == FILTER_ERRNO ? SCMP_ACT_ERRNO((uint32_t)rule->error) : SCMP_ACT_ALLOW;
    struct scmp_arg_cmp condition = { rule->condition.argument, SCMP_CMP_MASKED_EQ, rule->condition.mask,
                                      rule->condition.value };
    if (rule->action == FILTER_GATED)
        condition = (struct scmp_arg_cmp){ 5, SCMP_CMP_EQ, o->secret, 0 };
    bool conditional = rule->condition.mask || rule->action == FILTER_GATED;
    int failed = seccomp_rule_add_array(ctx, action, number, conditional ? 1 : 0, conditional ? &condition : NULL);
    if (failed < 0 && failed != -EEXIST) {
        errno = -failed;
        return err_sys(e, "seccomp rule for %s", rule->name);
    }
    return 0;
}

/* A gated call that is refused with an errno otherwise: libseccomp wants the two to exclude each other. */
static bool gated_too(const char *name)
{
    for (size_t i = 0; i < filter_rules_len; i++)
        if (filter_rules[i].action == FILTER_GATED && filter_rules[i].name && strcmp(filter_rules[i].name, name) == 0)
            return true;
    return false;
}

static int add_refusal(scmp_filter_ctx ctx, const struct filter_options *o, const struct filter_rule *rule,
                       struct err *e)
{
    int number = seccomp_syscall_resolve_name(rule->name);
    struct scmp_arg_cmp unlike = { 5, SCMP_CMP_NE, o->secret, 0 };
    if (number == __NR_SCMP_ERROR || filter_syscall_number(o->arch, rule->name) < 0)
        return 0;
    int failed = seccomp_rule_add_array(ctx, SCMP_ACT_ERRNO((uint32_t)rule->error), number, 1, &unlike);
    if (failed < 0) {
        errno = -failed;
        return err_sys(e, "seccomp rule for %s", rule->name);
    }
    return 0;
}

static int add_rules(scmp_filter_ctx ctx, const struct sandbox_profile *p, const struct filter_options *o,
                     struct err *e)
{
    for (size_t i = 0; i < filter_rules_len; i++) {
        const struct filter_rule *rule = &filter_rules[i];
        if (!filter_rule_applies(rule, p, o->memory_cgroup))
            continue;
        bool refusal = rule->action == FILTER_ERRNO && !rule->condition.mask && gated_too(rule->name);
        if ((refusal ? add_refusal(ctx, o, rule, e) : add_rule(ctx, o, rule, e)) < 0)
            return -1;
    }
    for (const char *const *name = p->syscalls; name && *name; name++) {
        struct filter_rule rule = { .name = *name, .action = FILTER_ALLOW };
        if (filter_is_never(*name))
            return err_set(e, "profile %s: the system call \"%s\" is allowed to nobody", p->name, *name);
        if (seccomp_syscall_resolve_name(*name) == __NR_SCMP_ERROR)
            return err_set(e, "profile %s: \"%s\" is not a system call", p->name, *name);
        if (add_rule(ctx, o, &rule, e) < 0)
            return -1;
    }
    return 0;
}

static int export_bpf(scmp_filter_ctx ctx, struct sock_fprog *program, struct err *e)
{
    struct stat st;
    CLEANUP_FD int fd = memfd_create("filter", MFD_CLOEXEC);
    if (fd < 0)
        return err_sys(e, "memfd_create");
    int failed = seccomp_export_bpf(ctx, fd);
    if (failed < 0) {
        errno = -failed;
        return err_sys(e, "seccomp_export_bpf");
    }
    if (fstat(fd, &st) < 0 || lseek(fd, 0, SEEK_SET) < 0)
        return err_sys(e, "read the filter");
    size_t count = (size_t)st.st_size / sizeof(struct sock_filter);
    if (count == 0 || count > BPF_MAXINSNS)
        return err_set(e, "the filter has %zu instructions", count);
    program->filter = malloc((size_t)st.st_size);
    if (!program->filter)
        abort();
    program->len = (unsigned short)count;
    return fd_read_full(fd, program->filter, (size_t)st.st_size) < 0 ? err_sys(e, "read the filter") : 0;
}

/* libseccomp takes no notification as the default action; TRAP is used by nothing else here and stands in for it. */
static void name_the_rest(struct sock_fprog *program)
{
    for (size_t i = 0; i < program->len; i++) {
        struct sock_filter *f = &program->filter[i];
        if (f->code == (BPF_RET | BPF_K) && (f->k & SECCOMP_RET_ACTION_FULL) == SECCOMP_RET_TRAP)
            f->k = SECCOMP_RET_USER_NOTIF;
    }
}

static int choose_arch(scmp_filter_ctx ctx, enum filter_arch arch, struct err *e)
{
    if (seccomp_arch[arch] == SCMP_ARCH_NATIVE || seccomp_arch[arch] == seccomp_arch_native())
        return 0;
    int failed = seccomp_arch_add(ctx, seccomp_arch[arch]);
    if (failed == 0)
        failed = seccomp_arch_remove(ctx, SCMP_ARCH_NATIVE);
    errno = -failed;
    return failed < 0 ? err_sys(e, "seccomp_arch_add") : 0;
}

int filter_compile(const struct sandbox_profile *p, const struct filter_options *o, struct sock_fprog *program,
                   struct err *e)
{
    *program = (struct sock_fprog){ 0 };
    scmp_filter_ctx ctx = seccomp_init(o->notify ? SCMP_ACT_TRAP : SCMP_ACT_KILL_PROCESS);
    if (!ctx)
        return err_set(e, "seccomp_init failed");
    int result = 0;
    if (seccomp_attr_set(ctx, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS) < 0)
        result = err_set(e, "the kernel cannot kill a process for a call of another architecture");
    seccomp_attr_set(ctx, SCMP_FLTATR_CTL_OPTIMIZE, 2); /* a binary tree: half the cost to install */
    if (result == 0)
        result = choose_arch(ctx, o->arch, e);
    if (result == 0)
        result = add_rules(ctx, p, o, e);
    if (result == 0)
        result = export_bpf(ctx, program, e);
    seccomp_release(ctx);
    if (result == 0 && o->notify)
        name_the_rest(program);
    if (result < 0) {
        free(program->filter);
        *program = (struct sock_fprog){ 0 };
    }
    return result;
}

void filter_syscall_name(enum filter_arch arch, int number, char *name, size_t size)
{
    char *found = seccomp_syscall_resolve_num_arch(seccomp_arch[arch], number);
    snprintf(name, size, "%s", found ? found : "");
    free(found);
}

int filter_syscall_number(enum filter_arch arch, const char *name)
{
    int number = seccomp_syscall_resolve_name_arch(seccomp_arch[arch], name);
    return number < 0 ? -1 : number;
}

uint32_t filter_audit_arch(enum filter_arch arch)
{
    uint32_t native = seccomp_arch[arch] == SCMP_ARCH_NATIVE ? seccomp_arch_native() : seccomp_arch[arch];
    return native == SCMP_ARCH_AARCH64 ? AUDIT_ARCH_AARCH64 : AUDIT_ARCH_X86_64;
}
