// SPDX-License-Identifier: MIT
/* Who asks, and may they. Two worlds: where a token was ever made every request but the public ones needs a live one.
 * Where none was everybody on this machine may do everything; a page in a browser on this machine is kept out by the
 * Host header (DNS rebinding), by the content type (routes.c) and by never allowing another origin. Must never compare
 * secrets: a token is found by its SHA-256. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/log.h"
#include "judge/server/server.h"

static bool is_port(const char *text)
{
    if (*text != ':')
        return *text == '\0';
    size_t digits = strspn(text + 1, "0123456789");
    return digits <= 5 && text[1 + digits] == '\0';
}

bool auth_host_is_loopback(const char *host)
{
    if (!host)
        return false;
    if (strncasecmp(host, "localhost", 9) == 0)
        return is_port(host + 9);
    if (strncmp(host, "[::1]", 5) == 0)
        return is_port(host + 5);
    size_t len = strspn(host, "0123456789.");
    int dots = 0;
    for (size_t i = 0; i < len; i++)
        dots += host[i] == '.';
    return strncmp(host, "127.", 4) == 0 && dots == 3 && len <= 15 && is_port(host + len);
}

/* Without a token: fine where nobody ever had one. Revoking the last must not open the door again. */
static int anonymous(struct front *f, struct request *q, struct fault *fault)
{
    struct err e;
    size_t live = 0, made = 0;
    int result = store_token_count(f->store, &live, &made, &e);
    if (result) {
        log_err("store", "answer=%d error=\"%s\"", result, e.text);
        fault->retry_after_s = 1;
        return fault_set(fault, 503, NULL, "the store does not answer");
    }
    if (made > 0 || !f->loopback)
        return fault_set(fault, 401, NULL, "a token is needed: Authorization: Bearer TOKEN");
    if (!auth_host_is_loopback(q->host))
        return fault_set(fault, 403, NULL, "without tokens the Host must be this machine's loopback");
    q->caller = (struct caller){ "", STORE_SCOPE_OPERATOR, 0 };
    return 0;
}

static int with_token(struct front *f, struct request *q, struct fault *fault)
{
    char hash[HASH_HEX_SIZE];
    struct store_token t;
    struct err e;
    const char *text = q->authorization;
    if (strncasecmp(text, "Bearer ", 7) != 0)
        return fault_set(fault, 401, NULL, "only Authorization: Bearer is known");
    text += 7 + strspn(text + 7, " ");
    if (strlen(text) != STORE_TOKEN_SIZE - 1)
        return fault_set(fault, 401, NULL, "no such token");
    store_token_hash(text, hash);
    int result = store_token_find(f->store, hash, &t, &q->arena, &e);
    if (result == STORE_NONE)
        return fault_set(fault, 401, NULL, "no such token");
    if (result) {
        log_err("store", "answer=%d error=\"%s\"", result, e.text);
        fault->retry_after_s = 1;
        return fault_set(fault, 503, NULL, "the store does not answer");
    }
    q->caller = (struct caller){ t.id, t.scope, t.rate_per_minute };
    return 0;
}

int auth_caller(struct front *f, struct request *q, unsigned allow, struct fault *fault)
{
    q->caller.token_id = NULL;
    if (allow & ALLOW_ALL || (allow & ALLOW_SCRAPER && f->config->anonymous_metrics))
        return 0;
    if ((q->authorization ? with_token(f, q, fault) : anonymous(f, q, fault)) < 0)
        return -1;
    if (!(allow & (1U << q->caller.scope)))
        return fault_set(fault, 403, NULL, "not for a token of scope %s", store_scope_name(q->caller.scope));
    return 0;
}
