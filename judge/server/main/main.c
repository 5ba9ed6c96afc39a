// SPDX-License-Identifier: MIT
/* gaveld: reads its settings and becomes the daemon. */
#include <stdio.h>
#include <string.h>

#include "judge/server/config.h"
#include "judge/server/daemon.h"
#include "judge/server/worker.h"

int main(int argc, char **argv)
{
    static struct config config;
    struct config_call call;
    struct err e;
    int status = 0;
    if (argc == WORKER_ARGUMENTS && strcmp(argv[WORKER_VERB], WORKER_VERB_NAME) == 0)
        return worker_main(argv);
    if (config_load(argc, argv, &config, &call, &e) < 0) {
        fprintf(stderr, "gaveld: %s\n", e.text);
        status = 2;
    } else if (call.help) {
        config_help(stdout);
    } else if (call.version) {
        puts("gaveld 0.1.0");
    } else if (!call.check_config) {
        status = daemon_run(&config);
    }
    config_clear(&config);
    return status;
}
