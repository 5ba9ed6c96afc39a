// SPDX-License-Identifier: MIT
/* language.yaml's two steps. Private to judge/run. */
#ifndef GAVEL_JUDGE_RUN_LANGUAGE_STEP_H
#define GAVEL_JUDGE_RUN_LANGUAGE_STEP_H

#include "judge/core/yaml.h"
#include "judge/run/language.h"

int language_read_compile(struct language *l, const struct yaml_node *node, struct err *e);
int language_read_run(struct language *l, const struct yaml_node *node, struct err *e);
/* After both of them: `bare:` says what differs. node NULL: the language has no bare programs. */
int language_read_bare(struct language *l, const struct yaml_node *node, struct err *e);
/* After the run step; node may be NULL. */
int language_read_count(struct language *l, const struct yaml_node *node, struct err *e);

int language_read_space(struct language *l, const struct yaml_node *node, struct err *e);

#endif
