// SPDX-License-Identifier: MIT
/* Measures an accepted solution lazily: only for cases in which a candidate's decoding or encoding took over 1 ms, and
 * once for each problem version, language and input (cached). The sum of the windows is never changed, so that nothing
 * here decides about the time limit. */
#include "judge/run/overhead.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/parse.h"

enum { RATIO_MAX = 2, TEXT_MAX = 64 };
static const uint64_t least_ns = NS_PER_MS; /* below it the noise of a busy machine is larger than any gain */

void overhead_open(struct overhead *o, struct session *s, const struct problem *p, const struct language *l)
{
    *o = (struct overhead){ .session = s, .problem = p, .language = l };
}

void overhead_close(struct overhead *o)
{
    if (o->open)
        author_close(&o->author);
    o->open = false;
}

static bool find_solution(struct overhead *o)
{
    char folder[4096], **names = NULL;
    if (*o->path || o->absent)
        return !o->absent;
    o->absent = true;
    if (snprintf(folder, sizeof(folder), "%s/solutions/accepted", o->problem->dir) >= (int)sizeof(folder) ||
        file_names_at(AT_FDCWD, folder, 256, &names, NULL) < 0)
        return false;
    for (char **name = names; *name && o->absent; name++)
        if (languages_of_file(o->session->languages, *name, NULL) == o->language)
            o->absent = snprintf(o->path, sizeof(o->path), "solutions/accepted/%s", *name) >= (int)sizeof(o->path);
    file_names_free(names);
    return !o->absent;
}

static void make_key(const struct overhead *o, const char *payload, size_t len, char key[HASH_HEX_SIZE])
{
    struct hash *h = hash_new();
    hash_add_text(h, o->problem->version);
    hash_add_text(h, o->language->toolchain_id);
    hash_add_text(h, o->path);
    hash_add(h, payload, len);
    hash_end(h, key);
}

static bool from_cache(const struct overhead *o, const char *key, struct report_times *t)
{
    CLEANUP(str_clear) struct str text = STR(TEXT_MAX);
    if (session_cache_read(o->session, "overhead", key, &text) != 1)
        return false;
    char *space = text.len ? strchr(text.data, ' ') : NULL;
    if (!space)
        return false;
    *space = '\0';
    return parse_u64(text.data, 0, UINT64_MAX, &t->decode_ns, NULL) == 0 &&
           parse_u64(space + 1, 0, UINT64_MAX, &t->encode_ns, NULL) == 0;
}

static bool measure(struct overhead *o, const char *payload, size_t len, struct report_times *t)
{
    struct driver_result r;
    struct err ignored;
    if (!o->open) {
        o->open = true;
        if (author_open(&o->author, o->session, o->problem, o->path, &o->problem->signature, &ignored) < 0) {
            o->absent = true;
            return false;
        }
    }
    int called = author_call(&o->author, payload, len, &r, &ignored);
    *t = r.times;
    driver_result_clear(&r);
    return called == 0;
}

static bool beyond(uint64_t own, uint64_t reference)
{
    return own > least_ns && own > RATIO_MAX * reference;
}

static bool charge(uint64_t *window, uint64_t reference, struct report_times *t)
{
    if (!beyond(*window, reference))
        return false;
    t->call_ns += *window - reference;
    *window = reference;
    return true;
}

bool overhead_charge(struct overhead *o, const char *payload, size_t len, struct report_times *t)
{
    char key[HASH_HEX_SIZE], text[TEXT_MAX];
    struct report_times known = { 0 }, again;
    if ((t->decode_ns <= least_ns && t->encode_ns <= least_ns) || !find_solution(o))
        return false;
    make_key(o, payload, len, key);
    bool cached = from_cache(o, key, &known);
    /* Before anyone is accused, the solution is measured now, on the machine as busy as it is. */
    if (!cached || beyond(t->decode_ns, known.decode_ns) || beyond(t->encode_ns, known.encode_ns)) {
        if (!measure(o, payload, len, &again))
            return false;
        known.decode_ns = again.decode_ns > known.decode_ns ? again.decode_ns : known.decode_ns;
        known.encode_ns = again.encode_ns > known.encode_ns ? again.encode_ns : known.encode_ns;
        int size = snprintf(text, sizeof(text), "%" PRIu64 " %" PRIu64, known.decode_ns, known.encode_ns);
        session_cache_write(o->session, "overhead", key, text, (size_t)size);
    }
    bool decode = charge(&t->decode_ns, known.decode_ns, t), encode = charge(&t->encode_ns, known.encode_ns, t);
    return decode || encode;
}
