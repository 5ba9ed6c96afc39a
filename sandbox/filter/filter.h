// SPDX-License-Identifier: MIT
/* The seccomp filter of a profile: the table of filter_rules.h, compiled once by libseccomp and exported as BPF,
 * installed once by each launcher and inherited by every run. */
#ifndef GAVEL_SANDBOX_FILTER_FILTER_H
#define GAVEL_SANDBOX_FILTER_FILTER_H

#include <linux/filter.h>
#include <stdbool.h>

#include "base/err.h"
#include "sandbox/filter_rules.h"

enum filter_arch { FILTER_NATIVE, FILTER_X86_64, FILTER_AARCH64 };

struct filter_options {
    enum filter_arch arch; /* another than the host's: for the tests of its table */
    bool memory_cgroup;    /* the host counts shared memory */
    bool notify;           /* what is not on the list tells the listener its name; else it kills without one */
    uint64_t secret;       /* of the gate (helper/gate.h) */
};

/* Compiles. The program's memory is the caller's: free(program->filter). -1: a name in p->syscalls that is none, or
 * that no profile may have. */
int filter_compile(const struct sandbox_profile *p, const struct filter_options *o, struct sock_fprog *program,
                   struct err *e);
/* The name of a system call, "" when unknown. size >= 32. */
void filter_syscall_name(enum filter_arch arch, int number, char *name, size_t size);
/* Its number, -1 when the architecture has none of that name. */
int filter_syscall_number(enum filter_arch arch, const char *name);
/* AUDIT_ARCH_… of <linux/audit.h>. */
uint32_t filter_audit_arch(enum filter_arch arch);

#endif
