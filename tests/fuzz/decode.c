// SPDX-License-Identifier: MIT
/* libFuzzer on what strangers send to gaveld: the first byte chooses the reader, the rest is what it reads. What a reader
 * takes must also come out as strict JSON again, for a worker reads it next. tests/fuzz/run builds and runs it. */
#include <stdlib.h>
#include <string.h>

#include "judge/server/decode.h"

static const struct config sizes = { .body_max_bytes = 1 << 16,
                                     .source_max_bytes = 1 << 12,
                                     .input_max_bytes = 1 << 10,
                                     .metadata_max_bytes = 1 << 10,
                                     .batch_max = 8,
                                     .stdins_max = 8,
                                     .run_cpu_max_ns = 10000000000ULL,
                                     .run_wall_max_ns = 20000000000ULL,
                                     .run_memory_max_bytes = 512 << 20,
                                     .run_output_max_bytes = 1 << 16 };

static void must_be_json(const char *text)
{
    struct err e;
    struct json *j = text ? json_parse(text, strlen(text), 1 << 20, &e) : NULL;
    if (!j)
        abort();
    json_free(j);
}

static void check_submission(const struct submission_body *b, struct arena *a)
{
    if (strlen(b->source) > sizes.source_max_bytes || (b->input && strlen(b->input) > sizes.input_max_bytes) ||
        (b->metadata && strlen(b->metadata) > sizes.metadata_max_bytes))
        abort();
    must_be_json(submission_request(b, a));
    if (b->metadata)
        must_be_json(b->metadata);
}

static int read_body(int which, const char *body, size_t len, struct arena *a, struct fault *f)
{
    struct submission_body s;
    struct batch_body b;
    struct run_body r;
    struct rejudge_body j;
    int result = 0;
    switch (which) {
    case 0:
        if ((result = decode_submission(body, len, &sizes, a, &s, f)) == 0)
            check_submission(&s, a);
        return result;
    case 1:
        result = decode_batch(body, len, &sizes, a, &b, f);
        for (size_t i = 0; result == 0 && i < b.len; i++)
            check_submission(&b.at[i], a);
        return result;
    case 2:
        if ((result = decode_run(body, len, &sizes, a, &r, f)) == 0)
            must_be_json(run_request(&r, a));
        return result;
    case 3:
        return decode_rejudge(body, len, &sizes, a, &j, f);
    case 4:
        return decode_nothing(body, len, &sizes, f);
    default:
        query_decode(body, len, a);
        return 0;
    }
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);
int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    struct arena a = ARENA(16 << 20);
    struct fault f = { 0 };
    if (size == 0)
        return 0;
    char *body = malloc(size); /* exactly as long as the text and its NUL: reading beyond it is seen */
    if (!body)
        abort();
    memcpy(body, data + 1, size - 1);
    body[size - 1] = '\0';
    int result = read_body(data[0] % 6, body, size - 1, &a, &f);
    if (result < 0 && (f.status != 400 && f.status != 413 && f.status != 422))
        abort();
    free(body);
    arena_clear(&a);
    return 0;
}
