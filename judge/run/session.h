// SPDX-License-Identifier: MIT
/* What one process needs to judge: the runners' and problems' folders, the languages, a sandbox, a cache. */
#ifndef GAVEL_JUDGE_RUN_SESSION_H
#define GAVEL_JUDGE_RUN_SESSION_H

#include <limits.h>

#include "base/str.h"
#include "judge/run/language.h"
#include "sandbox/sandbox.h"

struct session_options {
    const char *problems, *runners; /* NULL: $GAVEL_PROBLEMS / $GAVEL_RUNNERS, the source tree, /usr/share/gavel */
    const char *cache;              /* NULL: $XDG_CACHE_HOME/gavel, ~/.cache/gavel; none of them: no cache */
    bool fresh, weak;
    const char *force_host; /* tests: as sandbox_options.force_host */
    bool force_emulator;    /* tests: instructions are counted as where the kernel grants no counter */
};

enum session_pool { SESSION_COMPILE, SESSION_RUN, SESSION_AUTHOR, SESSION_COUNT, SESSION_BARE, SESSION_POOLS };

struct session {
    char *problems, *runners, *cache; /* cache: NULL when there is none */
    struct languages *languages;
    struct sandbox *sandbox; /* opened by session_sandbox */
    struct session_options options;
    int counting_emulator; /* what counter_host_emulator found: 1 + enum counter_means; 0: not yet tried */
    bool counting_refused; /* the kernel counts for this process only, not for the drivers' */
    uint64_t compiled_hits, compiled_misses; /* of the cache of compiled programs, so far */
};

/* Finds the folders and loads the languages; the sandbox is started when it is first needed. Ends with session_close.
 */
int session_open(const struct session_options *o, struct session *s, struct err *e);
void session_close(struct session *s);
/* Starts the sandbox if it is not yet there. */
int session_sandbox(struct session *s, struct err *e);
/* What it is started with; for a daemon, which starts the helper elsewhere and gives the session its sandbox. The
 * profiles live as long as the program; one session a process. */
int session_sandbox_options(const struct session *s, struct sandbox_options *out, struct err *e);
/* Of the profiles: two processes whose fingerprints agree mean the same by a profile's number. */
void session_fingerprint(const struct sandbox_options *o, char hex[HASH_HEX_SIZE]);
/* Finds a file of Gavel's own beside the binary's source tree, else below /usr/share/gavel. */
int session_find(const char *name, char path[PATH_MAX], struct err *e);
/* The sandbox profile of a language for one use. */
uint32_t session_profile(const struct session *s, const struct language *l, enum session_pool pool);
/* Reads cache entry `kind`/`key` (hex digits) into *out. 1 found, 0 not. A damaged entry is as good as none. */
int session_cache_read(const struct session *s, const char *kind, const char *key, struct str *out);
/* Writes it, as good as it can: a full disk or a missing folder is no error. Old entries give way. */
void session_cache_write(const struct session *s, const char *kind, const char *key, const void *bytes, size_t size);

#endif
