// SPDX-License-Identifier: MIT
/* The server's address, the token from its file, and one call of the API. The token is never taken from the command
 * line (every user of the host sees that), and never from a file that others could have read or written. */
#include "judge/cli/remote.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/fd.h"
#include "judge/core/report_read.h"
#include "judge/http/http.h"

enum {
    TOKEN_BYTES_MAX = 4096,
    SAFE_BYTES_MAX = 300,
    TRIES = 6,
    AWAY_TRIES = 2,
    FIRST_MS = 200,
    WAIT_S_MAX = 30,
    CALL_MS = 60000,
    ID_MAX = 64
};

static const char *arg_server, *arg_token_file;
const struct opt remote_options[] = {
    { 0, "server", &arg_server, NULL, "URL", "the daemon that judges (default: $GAVEL_SERVER)", NULL },
    { 0, "token-file", &arg_token_file, NULL, "FILE",
      "holds the token (default: $GAVEL_TOKEN_FILE, ~/.config/gavel/token)", NULL },
    { 0 },
};

static const char *setting(const char *argument, const char *variable)
{
    const char *value = argument ? argument : getenv(variable);
    return value && *value ? value : NULL;
}

bool remote_is_set(void)
{
    return setting(arg_server, "GAVEL_SERVER") != NULL;
}

/* ---- the token ---- */

static int default_token_file(struct str *path)
{
    const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    if (config && *config == '/')
        str_addf(path, "%s/gavel/token", config);
    else if (home && *home == '/')
        str_addf(path, "%s/.config/gavel/token", home);
    return path->len && !path->failed ? 0 : -1;
}

static int check_token_file(int fd, const char *path, struct err *e)
{
    struct stat st;
    if (fstat(fd, &st) < 0)
        return err_sys(e, "%.200s", path);
    if (!S_ISREG(st.st_mode))
        return err_set(e, "%.200s is no regular file", path);
    if (st.st_uid != geteuid() && st.st_uid != 0)
        return err_set(e, "%.200s belongs to somebody else", path);
    if (st.st_mode & 077)
        return err_set(e, "%.200s may be read by others: chmod 600 it, and let the token be replaced", path);
    return 0;
}

static int take_token(struct str *token, const char *path, const struct str *content, struct err *e)
{
    size_t len = content->len;
    const char *text = str_text(content);
    while (len && isspace((unsigned char)text[len - 1]))
        len--;
    for (size_t i = 0; i < len; i++)
        if (!isgraph((unsigned char)text[i]))
            return err_set(e, "%.200s holds more than one token", path);
    if (!len)
        return err_set(e, "%.200s is empty", path);
    str_add(token, "Authorization: Bearer ");
    str_addn(token, text, len);
    return 0;
}

static int read_token(struct str *token, struct err *e)
{
    CLEANUP(str_clear) struct str standard = STR(4096), content = STR(TOKEN_BYTES_MAX);
    const char *path = setting(arg_token_file, "GAVEL_TOKEN_FILE");
    bool named = path != NULL;
    if (!named && default_token_file(&standard) < 0)
        return 0;
    if (!named)
        path = str_text(&standard);
    CLEANUP_FD int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0 && !named && errno == ENOENT)
        return 0; /* a daemon on this host may want none */
    if (fd < 0)
        return err_sys(e, "%.200s", path);
    if (check_token_file(fd, path, e) < 0 || fd_read_all(fd, &content, e) < 0)
        return -1;
    return take_token(token, path, &content, e);
}

/* Over plain HTTP everybody on the way can read it; on this host there is no way. */
static void warn_of_plain(const char *url)
{
    static const char *const safe[] = { "https:", "http://127.", "http://localhost", "http://[::1]" };
    for (size_t i = 0; i < COUNT(safe); i++)
        if (strncasecmp(url, safe[i], strlen(safe[i])) == 0)
            return;
    fputs("gavel: the token goes to that server unencrypted; use https\n", stderr);
}

static int open_remote(struct remote *r, struct err *e)
{
    const char *url = setting(arg_server, "GAVEL_SERVER");
    *r = (struct remote){ .url = STR(HTTP_URL_BYTES_MAX / 2), .token = STR(TOKEN_BYTES_MAX + 64) };
    if (!url) {
        err_set(e, "name the daemon with --server or GAVEL_SERVER");
        return EXIT_USAGE;
    }
    if (http_url_check(url, e) < 0)
        return EXIT_USAGE;
    if (strpbrk(url, "?")) {
        err_set(e, "the server's URL must not have a query");
        return EXIT_USAGE;
    }
    size_t len = strlen(url);
    while (url[len - 1] == '/')
        len--;
    str_addn(&r->url, url, len);
    if (r->url.failed) {
        err_set(e, "the server's URL is too long");
        return EXIT_USAGE;
    }
    if (read_token(&r->token, e) < 0)
        return EXIT_USAGE;
    if (r->token.len)
        warn_of_plain(str_text(&r->url));
    return http_client_start(e) < 0 ? EXIT_NOT_JUDGED : 0;
}

int remote_do(remote_act *act, int argc, char **argv, struct err *e)
{
    struct remote r;
    int status = open_remote(&r, e);
    if (status == 0)
        status = act(&r, argc, argv, e);
    str_clear(&r.url);
    str_clear(&r.token);
    http_client_end();
    return status;
}

int remote_do_id(remote_act *act, int argc, char **argv, struct err *e)
{
    if (argc != 1) {
        err_set(e, "name one submission's id");
        return EXIT_USAGE;
    }
    return remote_do(act, argc, argv, e);
}

/* ---- calls ---- */

void remote_safe(struct str *out, const char *text)
{
    size_t len = strlen(text);
    paint_safe(out, text, len < SAFE_BYTES_MAX ? len : SAFE_BYTES_MAX);
}

static int status_of(int http)
{
    bool again = http >= 500 || http == 408 || http == 429;
    return again ? EXIT_NOT_JUDGED : EXIT_USAGE;
}

/* application/problem+json, as far as it is one; `detail` says more than `title`. */
int remote_refusal(const struct http_response *response, struct err *e)
{
    CLEANUP(str_clear) struct str words = STR(2048);
    CLEANUP_JSON struct json *j = json_parse(str_text(&response->body), response->body.len, 64 * 1024, NULL);
    const char *title = json_text(json_get(j, "title")), *detail = json_text(json_get(j, "detail"));
    const char *field = json_text(json_get(j, "field"));
    if (field) {
        remote_safe(&words, field);
        str_add(&words, ": ");
    }
    if (detail || title)
        remote_safe(&words, detail ? detail : title);
    if (response->status >= 300 && response->status < 400)
        err_set(e, "the server redirects to another address; name that one");
    else if (words.len)
        err_set(e, "the server says: %s", str_text(&words));
    else
        err_set(e, "the server answered with status %d", response->status);
    return status_of(response->status);
}

void remote_pause(int try, uint64_t retry_after_s, uint64_t first_ms, uint64_t most_ms)
{
    uint64_t ms = first_ms << try;
    if (retry_after_s)
        ms = 1000 * (retry_after_s < WAIT_S_MAX ? retry_after_s : WAIT_S_MAX);
    else if (ms > most_ms)
        ms = most_ms;
    nanosleep(&(struct timespec){ .tv_sec = (time_t)(ms / 1000), .tv_nsec = (long)(ms % 1000) * 1000000 }, NULL);
}

static void make_key(char key[64])
{
    unsigned char random[16];
    if (getrandom(random, sizeof(random), 0) != sizeof(random))
        abort();
    int at = snprintf(key, 64, "Idempotency-Key: ");
    for (size_t i = 0; i < sizeof(random); i++)
        at += snprintf(key + at, 64 - (size_t)at, "%02x", random[i]);
}

static int take_answer(const struct http_response *response, struct json **out, struct err *e)
{
    if (response->status < 200 || response->status >= 300)
        return remote_refusal(response, e);
    if (!response->body.len)
        return 0;
    *out = json_parse(str_text(&response->body), response->body.len, REPORT_JSON_BYTES_MAX, e);
    if (*out)
        return 0;
    err_prefix(e, "the server's answer is no JSON");
    return EXIT_NOT_JUDGED;
}

static bool try_again(int result, const struct http_response *response)
{
    return (result < 0 && response->status == 0) || response->status == 429 || response->status == 502 ||
           response->status == 503 || response->status == 504;
}

int remote_call(const struct remote *r, const char *method, const char *path, const struct json *body,
                struct json **out, struct err *e)
{
    CLEANUP(str_clear) struct str url = STR(HTTP_URL_BYTES_MAX), text = STR(REPORT_JSON_BYTES_MAX);
    char key[64];
    const char *headers[5] = { "Accept: application/json" };
    size_t len = 1;
    if (r->token.len)
        headers[len++] = str_text(&r->token);
    if (body) {
        make_key(key);
        headers[len++] = "Content-Type: application/json";
        headers[len++] = key;
        json_write(body, false, &text);
    }
    str_addf(&url, "%s%s", str_text(&r->url), path);
    struct http_request q = { .method = method,
                              .url = str_text(&url),
                              .headers = headers,
                              .body = body ? str_text(&text) : NULL,
                              .body_len = text.len,
                              .total_ms = CALL_MS };
    struct http_response response = { .body = STR(REPORT_JSON_BYTES_MAX) };
    int result = -1, status;
    *out = NULL;
    for (int try = 0; try < TRIES; try++) {
        if (try)
            remote_pause(try - 1, response.retry_after_s, FIRST_MS, FIRST_MS << TRIES);
        str_truncate(&response.body, 0);
        result = http_request(&q, &response, e);
        if (!try_again(result, &response) || (result < 0 && try >= AWAY_TRIES))
            break;
    }
    status = result == 0 ? take_answer(&response, out, e) : EXIT_NOT_JUDGED;
    if (result < 0)
        err_prefix(e, "%.200s", str_text(&r->url));
    str_clear(&response.body);
    return status;
}

int remote_submission(const struct remote *r, const char *id, struct json **out, struct err *e)
{
    char path[32 + ID_MAX];
    size_t len = strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789");
    *out = NULL;
    if (!len || id[len] || len > ID_MAX) {
        err_set(e, "\"%.60s\" is no submission's id", id);
        return EXIT_USAGE;
    }
    snprintf(path, sizeof(path), "/v1/submissions/%s", id);
    return remote_call(r, "GET", path, NULL, out, e);
}
