// SPDX-License-Identifier: MIT
/* The filter's table as its readers see it: what holds for one profile, without the launcher's own lines. */
#include "sandbox/filter_rules.h"

static void put(struct sandbox_policy_row *rows, size_t max, size_t *len, struct sandbox_policy_row row)
{
    if (*len < max)
        rows[*len] = row;
    (*len)++;
}

size_t sandbox_policy(const struct sandbox_profile *p, bool memory_cgroup, struct sandbox_policy_row *rows, size_t max)
{
    const struct filter_rule *group = NULL; /* not yet put: a group none of whose lines holds has no head */
    size_t len = 0;
    for (size_t i = 0; i < filter_rules_len; i++) {
        const struct filter_rule *rule = &filter_rules[i];
        if (!rule->name)
            group = rule;
        if (rule->action == FILTER_GATED || !filter_rule_applies(rule, p, memory_cgroup))
            continue;
        if (group)
            put(rows, max, &len, (struct sandbox_policy_row){ .why = group->why });
        group = NULL;
        int error = rule->action == FILTER_ERRNO ? rule->error : 0;
        put(rows, max, &len, (struct sandbox_policy_row){ rule->name, error, rule->text, rule->why });
    }
    if (p->syscalls && *p->syscalls)
        put(rows, max, &len, (struct sandbox_policy_row){ .why = "added for this language" });
    for (const char *const *name = p->syscalls; name && *name; name++)
        put(rows, max, &len, (struct sandbox_policy_row){ .syscall = *name });
    return len;
}

const char *const *sandbox_policy_never(void)
{
    return filter_never;
}
