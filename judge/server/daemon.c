// SPDX-License-Identifier: MIT
/* What is done once before the first child: users, folders, languages, the salt. All of it may be done by root, so it
 * reads only what the operator wrote. */
#include "judge/server/daemon.h"

#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"
#include "judge/server/identity.h"
#include "judge/server/monitor.h"
#include "judge/server/serve.h"

enum { SALT_BYTES_MIN = 8, SALT_BYTES_MAX = 4096, SALT_DIGITS = 15 /* 60 bits */ };
static const uint64_t end_ns = 10 * NS_PER_S; /* for what comes after the grace of stop_timeout */

/* Any text will do: its hash is the number. */
static int read_salt(const char *path, uint64_t *salt, struct err *e)
{
    CLEANUP(str_clear) struct str text = STR(SALT_BYTES_MAX);
    char hex[HASH_HEX_SIZE];
    *salt = 0;
    if (!*path)
        return 0;
    if (file_read_at(AT_FDCWD, path, &text, e) < 0)
        return err_prefix(e, "salt_file");
    if (text.len < SALT_BYTES_MIN)
        return err_set(e, "salt_file: %s holds less than %d bytes", path, SALT_BYTES_MIN);
    hash_bytes(text.data, text.len, hex);
    hex[SALT_DIGITS] = '\0';
    *salt = strtoull(hex, NULL, 16);
    return 0;
}

int daemon_run(const struct config *c)
{
    static struct session session;
    static struct identity identity;
    struct err e;
    struct serve_options serve = { .config = c, .session = &session, .workers = (unsigned)c->workers };
    struct session_options wanted = { .problems = *c->problems ? c->problems : NULL,
                                      .runners = *c->runners ? c->runners : NULL,
                                      .cache = c->cache };
    log_set_level(c->debug ? LOG_LEVEL_DEBUG : LOG_LEVEL_INFO);
    close_range(STDERR_FILENO + 1, UINT_MAX, 0); /* what our starter had open is no business of the children */
    if (read_salt(c->salt_file, &serve.salt, &e) < 0 ||
        identity_open(&identity, c->user, c->data, c->cache, serve.workers, &e) < 0 ||
        session_open(&wanted, &session, &e) < 0) {
        log_err("cannot start", "why=\"%s\"", e.text);
        return MONITOR_CONFIG;
    }
    struct spawn spawn = { .identity = &identity, .session = &session, .front = serve_run, .context = &serve };
    struct monitor_options monitor = { &spawn, serve.workers, c->stop_timeout_ns + end_ns };
    return monitor_run(&monitor);
}
