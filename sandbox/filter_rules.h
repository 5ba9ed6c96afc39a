// SPDX-License-Identifier: MIT
/* What a run may ask of the kernel, as a table: the filter is compiled from it (filter/filter.h), `gavel policy` prints
 * it (policy.c). Private to sandbox/. */
#ifndef GAVEL_SANDBOX_FILTER_RULES_H
#define GAVEL_SANDBOX_FILTER_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sandbox/sandbox.h"

enum filter_when {
    FILTER_ALWAYS = 0,
    FILTER_PROCESSES = 1 << 0, /* only where the profile lets processes be made */
    FILTER_THREADS = 1 << 1,   /* only where it does not */
    FILTER_MEMORY = 1 << 2,    /* only where a memory cgroup counts shared memory */
    FILTER_NO_MEMORY = 1 << 3, /* only where none does */
};

enum filter_action { FILTER_ALLOW, FILTER_ERRNO, FILTER_GATED /* the launcher's own: see gate.h */ };

/* One line of the list; without a name, the head of a group (why). A condition holds when (argument & mask) == value;
 * mask 0: no condition. */
struct filter_rule {
    const char *name;
    enum filter_action action;
    int error; /* of FILTER_ERRNO */
    unsigned when;
    struct {
        unsigned argument;
        uint64_t mask, value;
    } condition;
    const char *text; /* the condition, for a person; NULL: none */
    const char *why;  /* of what is not plain, or NULL */
};
extern const struct filter_rule filter_rules[];
extern const size_t filter_rules_len;

/* NULL-terminated: allowed to nobody, and no profile may add it. */
extern const char *const filter_never[];
/* May no profile add it? True of filter_never, and of every call that the table allows only in part. */
bool filter_is_never(const char *name);

/* Does the rule hold for this profile on this host? */
bool filter_rule_applies(const struct filter_rule *rule, const struct sandbox_profile *p, bool memory_cgroup);

#endif
