// SPDX-License-Identifier: MIT
/* The seccomp filter of a profile: an allow-list, compiled once by libseccomp and exported as BPF, installed once by
 * each launcher and inherited by every run. filter_rules.c holds the list. */
#ifndef GAVEL_SANDBOX_HELPER_FILTER_H
#define GAVEL_SANDBOX_HELPER_FILTER_H

#include <linux/filter.h>
#include <stdbool.h>

#include "base/err.h"
#include "sandbox/sandbox.h"

enum filter_when {
    FILTER_ALWAYS = 0,
    FILTER_PROCESSES = 1 << 0, /* only where the profile lets processes be made */
    FILTER_THREADS = 1 << 1,   /* only where it does not */
    FILTER_MEMORY = 1 << 2,    /* only where a memory cgroup counts shared memory */
    FILTER_NO_MEMORY = 1 << 3, /* only where none does */
};

enum filter_action { FILTER_ALLOW, FILTER_ERRNO, FILTER_GATED /* the launcher's own: see gate.h */ };

/* One line of the list. A condition holds when (argument & mask) == value; mask 0: no condition. */
struct filter_rule {
    const char *name;
    enum filter_action action;
    int error; /* of FILTER_ERRNO */
    unsigned when;
    struct {
        unsigned argument;
        uint64_t mask, value;
    } condition;
    const char *why; /* of what is not plain */
};
extern const struct filter_rule filter_rules[];
extern const size_t filter_rules_len;

/* Does the rule hold for this profile on this host? */
bool filter_rule_applies(const struct filter_rule *rule, const struct sandbox_profile *p, bool memory_cgroup);

/* Compiles. notify: what is not on the list tells the listener its name; else it kills without one. The program's
 * memory is the caller's: free(program->filter). */
int filter_compile(const struct sandbox_profile *p, bool memory_cgroup, bool notify, struct sock_fprog *program,
                   struct err *e);
/* The name of a system call of the native architecture, "" when unknown. size >= 32. */
void filter_syscall_name(int number, char *name, size_t size);

#endif
