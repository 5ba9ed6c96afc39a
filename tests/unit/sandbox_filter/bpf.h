// SPDX-License-Identifier: MIT
/* A classic-BPF machine for the few instructions that a seccomp filter has, so that a filter can be asked for every
 * call of every architecture without making one. */
#ifndef GAVEL_TESTS_BPF_H
#define GAVEL_TESTS_BPF_H

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdint.h>
#include <string.h>

/* What the filter returns; 0xdeadbeef for a program that is none (a wild jump, an unknown instruction, no end). */
static inline uint32_t bpf_run(const struct sock_fprog *program, const struct seccomp_data *data)
{
    uint32_t a = 0;
    for (unsigned at = 0, steps = 0; at < program->len && steps < program->len; at++, steps++) {
        const struct sock_filter *f = &program->filter[at];
        switch (f->code) {
        case BPF_LD | BPF_W | BPF_ABS:
            if (f->k % 4 || f->k + 4 > sizeof(*data))
                return 0xdeadbeef;
            memcpy(&a, (const char *)data + f->k, 4);
            break;
        case BPF_ALU | BPF_AND | BPF_K:
            a &= f->k;
            break;
        case BPF_JMP | BPF_JA:
            at += f->k;
            break;
        case BPF_JMP | BPF_JEQ | BPF_K:
            at += a == f->k ? f->jt : f->jf;
            break;
        case BPF_JMP | BPF_JGT | BPF_K:
            at += a > f->k ? f->jt : f->jf;
            break;
        case BPF_JMP | BPF_JGE | BPF_K:
            at += a >= f->k ? f->jt : f->jf;
            break;
        case BPF_JMP | BPF_JSET | BPF_K:
            at += a & f->k ? f->jt : f->jf;
            break;
        case BPF_RET | BPF_K:
            return f->k;
        default:
            return 0xdeadbeef;
        }
    }
    return 0xdeadbeef;
}

#endif
