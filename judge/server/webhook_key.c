// SPDX-License-Identifier: MIT
/* GET /v1/webhook-key: with what the receiver of this token's webhooks checks their signatures. */
#include "judge/server/server.h"
#include "judge/server/webhook_send.h"

void webhook_key_get(struct front *f, struct request *q, struct reply *r)
{
    struct fault fault = { 0 };
    struct webhook_secret secret;
    char key[HASH_HEX_SIZE];
    struct err e;
    if (query_check(q, NULL, 0, &fault) < 0) {
        reply_fault(r, &fault);
        return;
    }
    if (webhook_secret_load(f->config->webhook_secret_file, &secret, &e) < 0) {
        reply_store(r, -1, &e);
        return;
    }
    webhook_key(&secret, q->caller.token_id, key);
    struct json *j = json_object();
    json_put_text(j, "key", key);
    reply_json(r, 200, j);
}
