// SPDX-License-Identifier: MIT
/* The CPU of everything below this process, counted by a cgroup of its own. */
#ifndef GAVEL_BENCH_COMMON_CPU_H
#define GAVEL_BENCH_COMMON_CPU_H

#include <stdint.h>

/* The CPU of everything below this process since cpu_group_enter, in nanoseconds; -1: not known here. */
int64_t cpu_of_tree_ns(void);
/* Of the kernel's threads, over the whole host; -1: not known here. */
int64_t cpu_of_kernel_threads_ns(void);
void cpu_group_enter(void);
void cpu_group_leave(void);

#endif
