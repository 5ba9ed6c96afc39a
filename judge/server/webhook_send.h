// SPDX-License-Identifier: MIT
/* One delivery of a webhook: what is signed and with which key, what goes out, what the answer means. No store, and but
 * for webhook_send and webhook_secret_load pure. */
#ifndef GAVEL_JUDGE_SERVER_WEBHOOK_SEND_H
#define GAVEL_JUDGE_SERVER_WEBHOOK_SEND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/hash.h"
#include "base/str.h"
#include "judge/http/address.h"
#include "judge/store/webhook.h"

enum {
    WEBHOOK_SECRET_MIN = 32, /* bytes */
    WEBHOOK_SECRET_MAX = 1024,
    WEBHOOK_SIGNATURE_SIZE = 96,
    WEBHOOK_DETAIL_MAX = 300,
};

struct webhook_secret {
    char text[WEBHOOK_SECRET_MAX + 1];
    size_t len;
};
/* Reads the file, which only its owner may be able to read; makes it with 64 random hex digits when it is not there. */
int webhook_secret_load(const char *path, struct webhook_secret *out, struct err *e);
/* What a token's receiver checks signatures with: derived, so that no receiver can sign for another's. */
void webhook_key(const struct webhook_secret *s, const char *token_id, char key[HASH_HEX_SIZE]);
/* "t=UNIX,v1=HEX": HMAC-SHA256 with the key's hex digits over "UNIX.BODY". The time is in it so that an old delivery
 * cannot be sent again by who recorded it. */
void webhook_signature(const char *key, int64_t unix_s, const char *body, size_t len,
                       char signature[WEBHOOK_SIGNATURE_SIZE]);
/* The pause before the next attempt; round counts from 1. retry_after_s: what the receiver asked for, 0: nothing.
 * random: any number, for the jitter. */
int64_t webhook_pause_ms(int64_t first_ms, int64_t round, uint64_t retry_after_s, uint64_t random);

struct webhook_job {
    const char *id, *url, *body;
    size_t body_len;
    int64_t attempt, now_s;
    char key[HASH_HEX_SIZE];
    uint64_t timeout_ms;
    const struct address_nets *allowed;
    bool (*stop)(void *context);
    void *context;
};
struct webhook_answer {
    bool stopped; /* it was cut off by `stop`: it counts as not tried */
    int status;   /* 0: there was none */
    uint64_t retry_after_s, duration_ms;
    char detail[WEBHOOK_DETAIL_MAX]; /* "" when it was acknowledged */
};
void webhook_send(const struct webhook_job *job, struct webhook_answer *out);
/* 2xx: delivered. 410 Gone: never again. The last attempt: given up. Everything else: again. */
enum store_delivered webhook_next(int status, int64_t round, int64_t attempts_max);

#endif
