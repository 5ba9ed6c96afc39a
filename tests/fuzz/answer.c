// SPDX-License-Identifier: MIT
/* libFuzzer on what a server sends to gavel: the first byte chooses between a report, which is read and shown, and an
 * event stream in two pieces. What is shown must be text that no terminal takes for a command. tests/fuzz/run builds
 * and runs it. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "judge/cli/cli.h"
#include "judge/core/report_read.h"
#include "judge/http/sse.h"

enum { EVENT_BYTES_MAX = 4096 };

static void must_be_harmless(const struct str *text)
{
    const unsigned char *c = (const unsigned char *)str_text(text);
    if (!utf8_valid(c, text->len))
        abort();
    for (size_t i = 0; i < text->len; i++)
        if ((c[i] < 0x20 && c[i] != '\n') || c[i] == 0x7f || (c[i] == 0xc2 && c[i + 1] < 0xa0))
            abort();
}

static void read_report(const char *bytes, size_t len)
{
    CLEANUP_JSON struct json *j = json_parse(bytes, len, REPORT_JSON_BYTES_MAX, NULL);
    CLEANUP(str_clear) struct str out = STR(64 << 20);
    struct paint plain = { .width = PAINT_WIDTH };
    struct report r;
    struct err e;
    if (!j)
        return;
    if (report_read(j, &r, &e) == 0) {
        CLEANUP_JSON struct json *again = report_json(&r, REPORT_FULL);
        render_report(&r, r.language, true, &plain, &out);
        must_be_harmless(&out);
    }
    report_clear(&r);
}

static int count(void *context, const char *name, const char *id, const char *data)
{
    if (strlen(name) >= SSE_NAME_MAX || strlen(id) >= SSE_NAME_MAX || strlen(data) > EVENT_BYTES_MAX)
        abort();
    ++*(size_t *)context;
    return 0;
}

/* However it is cut in two, the same events come out. */
static size_t events(const char *bytes, size_t len, size_t cut)
{
    CLEANUP(sse_clear) struct sse s = SSE(EVENT_BYTES_MAX);
    size_t found = 0;
    if (sse_feed(&s, bytes, cut, count, &found, NULL) == 0)
        sse_feed(&s, bytes + cut, len - cut, count, &found, NULL);
    return found;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    if (len < 2)
        return 0;
    const char *text = (const char *)bytes + 2;
    if (bytes[0] % 2 == 0)
        read_report(text, len - 2);
    else if (events(text, len - 2, 0) != events(text, len - 2, len > 2 ? bytes[1] % (len - 2) : 0))
        abort();
    return 0;
}
