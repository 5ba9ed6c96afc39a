// SPDX-License-Identifier: MIT
/* The signature's key, the signature, one POST, and what its answer means. The URL is a stranger's: what is reached is
 * judged by the address of the socket, and of what answers only the status and a few bytes are kept. */
#include "judge/server/webhook_send.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fd.h"
#include "base/file.h"
#include "judge/http/http.h"
#include "judge/server/webhook.h"

enum { ANSWER_BYTES_MAX = 64 * 1024, CONNECT_MS_MAX = 5000 };

/* ---- the secret ---- */

static int make_secret(const char *path, struct err *e)
{
    unsigned char random[WEBHOOK_SECRET_MIN];
    char hex[2 * sizeof(random) + 2];
    if (getrandom(random, sizeof(random), 0) != sizeof(random))
        abort();
    for (size_t i = 0; i < sizeof(random); i++)
        snprintf(hex + 2 * i, 3, "%02x", random[i]);
    hex[2 * sizeof(random)] = '\n';
    return file_write_at(AT_FDCWD, path, hex, 2 * sizeof(random) + 1, 0600, e);
}

int webhook_secret_load(const char *path, struct webhook_secret *out, struct err *e)
{
    CLEANUP(str_clear) struct str text = STR(WEBHOOK_SECRET_MAX);
    struct stat st;
    if (!file_exists_at(AT_FDCWD, path) && make_secret(path, e) < 0)
        return -1;
    CLEANUP_FD int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0 || fstat(fd, &st) < 0)
        return err_sys(e, "%.200s", path);
    if (!S_ISREG(st.st_mode) || st.st_mode & 007)
        return err_set(e, "%.200s must be a file that others cannot read", path);
    if (fd_read_all(fd, &text, e) < 0)
        return err_prefix(e, "%.200s", path);
    size_t len = strcspn(str_text(&text), "\r\n");
    if (len < WEBHOOK_SECRET_MIN)
        return err_set(e, "%.200s must hold a line of at least %d characters", path, WEBHOOK_SECRET_MIN);
    memcpy(out->text, str_text(&text), len);
    out->text[len] = '\0';
    out->len = len;
    return 0;
}

void webhook_key(const struct webhook_secret *s, const char *token_id, char key[HASH_HEX_SIZE])
{
    char purpose[128];
    int len = snprintf(purpose, sizeof(purpose), "webhook:%s", token_id);
    hash_hmac(s->text, s->len, purpose, (size_t)len, key);
}

void webhook_signature(const char *key, int64_t unix_s, const char *body, size_t len,
                       char signature[WEBHOOK_SIGNATURE_SIZE])
{
    CLEANUP(str_clear) struct str text = STR(SIZE_MAX / 4);
    char hex[HASH_HEX_SIZE];
    str_addf(&text, "%" PRId64 ".", unix_s);
    str_addn(&text, body, len);
    hash_hmac(key, strlen(key), str_text(&text), text.len, hex);
    snprintf(signature, WEBHOOK_SIGNATURE_SIZE, "t=%" PRId64 ",v1=%s", unix_s, hex);
}

/* ---- when again ---- */

int64_t webhook_pause_ms(int64_t first_ms, int64_t round, uint64_t retry_after_s, uint64_t random)
{
    int64_t pause = first_ms < WEBHOOK_PAUSE_MS_MAX ? first_ms : WEBHOOK_PAUSE_MS_MAX;
    for (int64_t i = 1; i < round && pause < WEBHOOK_PAUSE_MS_MAX; i++)
        pause *= WEBHOOK_BACKOFF;
    if (pause > WEBHOOK_PAUSE_MS_MAX)
        pause = WEBHOOK_PAUSE_MS_MAX;
    uint64_t s = retry_after_s < WEBHOOK_RETRY_AFTER_S_MAX ? retry_after_s : WEBHOOK_RETRY_AFTER_S_MAX;
    if (pause < (int64_t)(1000 * s))
        pause = (int64_t)(1000 * s);
    /* Up to a quarter more, so that what failed together does not come back together. */
    return pause + (int64_t)(random % ((uint64_t)pause / 4 + 1));
}

enum store_delivered webhook_next(int status, int64_t round, int64_t attempts_max)
{
    if (status >= 200 && status < 300)
        return STORE_DELIVERED;
    return status == 410 || round >= attempts_max ? STORE_GIVE_UP : STORE_TRY_AGAIN;
}

/* ---- sending ---- */

/* Nothing of the receiver's body: whose URL this is could else read what an allowed private address says. */
static void word(const struct http_response *r, int result, const struct err *e, struct webhook_answer *out)
{
    if (r->status >= 300 && r->status < 400)
        snprintf(out->detail, sizeof(out->detail), "status %d: redirects are not followed", r->status);
    else if (r->status)
        snprintf(out->detail, sizeof(out->detail), "status %d", r->status);
    else
        snprintf(out->detail, sizeof(out->detail), "%s%.250s", result == HTTP_ADDRESS_REFUSED ? "refused: " : "",
                 e->text);
}

static int drop(void *context UNUSED, const char *bytes UNUSED, size_t len UNUSED)
{
    return 0;
}

void webhook_send(const struct webhook_job *job, struct webhook_answer *out)
{
    char signature[WEBHOOK_SIGNATURE_SIZE], header[WEBHOOK_SIGNATURE_SIZE + 32], delivery[128], attempt[64];
    struct http_response r = { .body = STR(ANSWER_BYTES_MAX) };
    struct err e = { 0 };
    uint64_t began = clock_now_ns();
    webhook_signature(job->key, job->now_s, job->body, job->body_len, signature);
    snprintf(header, sizeof(header), "X-Gavel-Signature: %s", signature);
    snprintf(delivery, sizeof(delivery), "X-Gavel-Delivery: %.64s", job->id);
    snprintf(attempt, sizeof(attempt), "X-Gavel-Attempt: %" PRId64, job->attempt);
    const char *const headers[] = { "Content-Type: application/json", header, delivery, attempt, NULL };
    struct http_request q = { .method = "POST",
                              .url = job->url,
                              .headers = headers,
                              .body = job->body,
                              .body_len = job->body_len,
                              .connect_ms = job->timeout_ms < CONNECT_MS_MAX ? job->timeout_ms : CONNECT_MS_MAX,
                              .total_ms = job->timeout_ms,
                              .public_only = true,
                              .allowed = job->allowed,
                              .on_bytes = drop,
                              .stop = job->stop,
                              .context = job->context };
    int result = http_request(&q, &r, &e);
    /* The status counts also when the body behind it broke off: the receiver has what was sent. */
    *out = (struct webhook_answer){ .stopped = result == HTTP_STOPPED,
                                    .status = r.status,
                                    .retry_after_s = r.retry_after_s,
                                    .duration_ms = (clock_now_ns() - began) / NS_PER_MS };
    if (out->status < 200 || out->status >= 300)
        word(&r, result, &e, out);
    str_clear(&r.body);
}
