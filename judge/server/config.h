// SPDX-License-Identifier: MIT
/* The settings of gaveld: one YAML file, and each key also a flag and an environment variable (`body_max`, --body-max,
 * GAVELD_BODY_MAX). A flag beats the environment, that beats the file, that beats the default. */
#ifndef GAVEL_JUDGE_SERVER_CONFIG_H
#define GAVEL_JUDGE_SERVER_CONFIG_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/err.h"
#include "judge/core/yaml.h"

/* Texts are never NULL; "" where there is no default. What each key means: the table in config.c, which is --help. */
struct config {
    struct arena arena; /* the texts live here */
    const char *listen; /* ADDRESS:PORT */
    const char *data;   /* a folder that is gaveld's own */
    const char *store;  /* sqlite:PATH or postgresql://…; never "" after config_load */
    const char *problems, *runners, *cache, *user, *node, *salt_file;
    uint64_t workers; /* 0: half of the processors */
    uint64_t lease_ns, stop_timeout_ns, retain_ns /* 0: for ever */;
    bool anonymous_metrics; /* /metrics also without a token */
    bool debug;             /* log that much */
    /* clients */
    uint64_t connections_max, connections_per_address_max;
    uint64_t header_timeout_ns, body_timeout_ns, idle_timeout_ns, wait_max_ns;
    uint64_t streams_per_token_max;
    /* sizes and counts */
    uint64_t body_max_bytes, source_max_bytes, input_max_bytes, metadata_max_bytes;
    uint64_t batch_max, stdins_max, queue_max;
    /* of a token that says nothing else, and of all who have none */
    uint64_t rate_per_minute, concurrent_max;
    /* what a bare program may ask for */
    uint64_t run_cpu_max_ns, run_wall_max_ns, run_memory_max_bytes, run_output_max_bytes;
    /* webhooks */
    const char *webhook_secret_file; /* "": DATA/webhook.secret, made when missing */
    const char *webhook_allow;       /* private addresses that may be called: "10.1.0.0/16,fd00::/8" */
    uint64_t webhook_timeout_ns, webhook_attempts_max, webhook_retry_ns;
};

/* What the command line asks for besides settings. */
struct config_call {
    bool help, version, check_config;
    const char *file; /* --config; NULL: /etc/gavel/gaveld.yaml if it is there */
};

/* Reads argv, the environment and the file. -1 with 'FILE:LINE:COLUMN: …', '--flag: …' or 'GAVELD_X: …'. The caller
 * clears with config_clear in any case. With call->help or version set nothing else was read. */
int config_load(int argc, char **argv, struct config *c, struct config_call *call, struct err *e);
void config_clear(struct config *c);
void config_help(FILE *out);
/* Only the file's part, over the defaults: for tests and fuzzing. `text` as in yaml_parse. */
int config_parse(const char *text, size_t len, const char *file, struct config *c, struct err *e);

#endif
