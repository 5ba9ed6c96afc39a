// SPDX-License-Identifier: MIT
/* What crosses the sandbox's sockets (SOCK_SEQPACKET: one message, one packet). Private to sandbox/.
 *
 * client → helper    WIRE_ACQUIRE {profile}          helper → client    WIRE_CELL + the cell's socket, or WIRE_ERROR
 * client → helper    WIRE_WHY {cell}                helper → client    WIRE_OUTCOME: how a cell died that gave none
 * client → launcher  WIRE_RUN + descriptors           launcher → client  WIRE_STARTED + pidfd (open form), then
 * client → launcher  WIRE_KILL                                           WIRE_OUTCOME + collected memfds, or WIRE_ERROR
 *                                                     launcher → client  WIRE_RETIRED: the cell was not proved clean
 *                                                                        and ends; the request was not begun
 *
 * The privileged helper reads nothing but fixed-size WIRE_ACQUIREs. A WIRE_RUN is read by the launcher, which has no
 * privilege on the host and clamps every number to its profile. */
#ifndef GAVEL_SANDBOX_WIRE_H
#define GAVEL_SANDBOX_WIRE_H

#include <stdint.h>
#include <sys/types.h>

#include "base/err.h"
#include "sandbox/sandbox.h"

enum wire_word {
    WIRE_ACQUIRE = 0x67610001,
    WIRE_CELL,
    WIRE_RUN,
    WIRE_STARTED,
    WIRE_KILL,
    WIRE_OUTCOME,
    WIRE_ERROR,
    WIRE_WHY,
    WIRE_RETIRED
};

struct wire_acquire {
    uint32_t word, profile; /* WIRE_WHY: the cell's id */
};

struct wire_cell {
    uint32_t word,
        id; /* WIRE_STARTED: id is the program's CPU clock at exec, in nanoseconds (it counts from the fork) */
};

enum wire_run_flags {
    WIRE_OPEN = 1 << 0,
    WIRE_PROGRAM_FD = 1 << 1,
    WIRE_STDIN = 1 << 2,
    WIRE_STDOUT = 1 << 3,
    WIRE_STDERR = 1 << 4
};

/* The descriptors follow in this order: program, stdin, stdout, stderr (each if its flag is set), extra, files. The
 * strings follow the struct, each with its NUL: argv, env, names of files, names of what to collect. */
struct wire_run {
    uint32_t word, flags;
    uint32_t argc, envc, files, collect, extra;
    uint32_t strings_bytes;
    uint32_t writable, executable; /* bit i: file i */
    uint32_t pids;
    uint64_t cpu_ns, wall_ns, memory_bytes, output_bytes;
    uint64_t collect_max[SANDBOX_COLLECT_MAX];
    uint8_t target[SANDBOX_EXTRA_FDS_MAX];
    uint32_t cpu; /* the one that the client runs on, or ~0 */
};

enum {
    WIRE_RUN_MAX = sizeof(struct wire_run) + SANDBOX_ARG_BYTES_MAX + (SANDBOX_FILES_MAX + SANDBOX_COLLECT_MAX) * 256,
    WIRE_FDS_MAX = 4 + SANDBOX_EXTRA_FDS_MAX + SANDBOX_FILES_MAX,
};

struct wire_outcome {
    uint32_t word, cause, inferred;
    int32_t exit_status, signal;
    uint32_t guarantees, collected; /* collected: bit i, its memfd follows */
    uint32_t retired;               /* the launcher ends after this: do not use the cell again */
    uint64_t cpu_ns, wall_ns, memory_bytes;
    char syscall[32];
    char host[4];
};

struct wire_error {
    uint32_t word;
    struct err err;
};

/* Passed as the sixth argument, which these calls do not use: the launcher's filter lets them pass by it
 * (helper/gate.h). 0 in clients. */
extern uint64_t wire_secret;

/* Sends one packet with its descriptors (fds_len <= WIRE_FDS_MAX). 0, or -1 with errno. */
int wire_send(int socket, const void *packet, size_t size, const int *fds, size_t fds_len);
/* Receives one packet of at most size bytes. Descriptors beyond fds_max are closed and the packet is refused (EPROTO),
 * as is a longer packet. The bytes received, 0 at the end of the connection, -1 with errno. *fds_len is always set. */
ssize_t wire_receive(int socket, void *packet, size_t size, int *fds, size_t fds_max, size_t *fds_len);

#endif
