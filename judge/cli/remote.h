// SPDX-License-Identifier: MIT
/* gavel as a client of gaveld: which server, which token, one call, following a submission, showing what came back.
 * What a server says is not trusted: sizes are capped, and nothing of it reaches the terminal unfiltered. */
#ifndef GAVEL_JUDGE_CLI_REMOTE_H
#define GAVEL_JUDGE_CLI_REMOTE_H

#include "base/json.h"
#include "judge/cli/cli.h"

struct remote {
    struct str url;   /* http://host:port[/prefix], no slash at the end */
    struct str token; /* the whole Authorization header; empty: none */
};

/* --server and --token-file, for every verb that speaks to a daemon. */
extern const struct opt remote_options[];
/* Whether --server or GAVEL_SERVER names one. */
bool remote_is_set(void);
/* Reads the settings and the token, and does it. The exit status: of what was done, or of an error before. */
typedef int remote_act(const struct remote *r, int argc, char **argv, struct err *e);
int remote_do(remote_act *act, int argc, char **argv, struct err *e);
/* The same with exactly one operand, a submission's id. */
int remote_do_id(remote_act *act, int argc, char **argv, struct err *e);
/* Waits before try number `try` (from 0): as long as the server asked for (at most half a minute), else first_ms
 * doubled each time, at most most_ms. */
void remote_pause(int try, uint64_t retry_after_s, uint64_t first_ms, uint64_t most_ms);

/* One call of the API: *out is the 2xx answer's JSON (the caller frees it), NULL when it has no body. The exit status
 * of an error, or 0: EXIT_USAGE for what asking again will not mend. body: NULL: none. A POST carries an idempotency
 * key and is repeated while the server is away or says "later". */
int remote_call(const struct remote *r, const char *method, const char *path, const struct json *body,
                struct json **out, struct err *e);
/* GET /v1/submissions/ID. An ID that could not be one is EXIT_USAGE without asking. */
int remote_submission(const struct remote *r, const char *id, struct json **out, struct err *e);
/* What a server says about itself goes to the terminal only through this: one line, capped, without control
 * characters. */
void remote_safe(struct str *out, const char *text);
/* HTTP's answer as an exit status, with what it says in *e. */
struct http_response;
int remote_refusal(const struct http_response *response, struct err *e);

struct remote_event {
    const char *name;     /* "queued", "compiling", "case", "complexity", "finished", "cancelled" */
    uint64_t done, total; /* of "case"; 0: not said */
};
/* Reads the events until the last one, again from where they broke off as often as it takes while there is progress. */
int remote_follow(const struct remote *r, const char *id, void (*show)(void *context, const struct remote_event *event),
                  void *context, struct err *e);

/* Follows a submission to its end and prints it. Progress goes to stderr: on a terminal one line that changes;
 * elsewhere a line for each event if `lines`, else nothing. The exit status. */
int remote_wait(const struct remote *r, const char *id, bool lines, struct err *e);
/* The id of a POST's answer; NULL with *e when there is none. Lives as long as the answer. */
const char *remote_id(const struct json *answer, struct err *e);

/* Prints a submission: its report, or what its programs printed. The exit status that its verdict has; while it has
 * none EXIT_NOT_JUDGED, with *e saying what it waits for. */
int outcome_print(const struct json *submission, struct err *e);
/* The report of a bare program: what it wrote goes to stdout and stderr, as it is where that is no terminal, and a line
 * on each run to stderr. The exit status. print false: only that. */
int outcome_runs(const struct json *report, bool print, struct err *e);

#endif
