// SPDX-License-Identifier: MIT
/* What cgroup.c shares with the two versions' files. */
#ifndef GAVEL_SANDBOX_HELPER_CGROUP_INTERNAL_H
#define GAVEL_SANDBOX_HELPER_CGROUP_INTERNAL_H

#include "sandbox/helper/cgroup.h"

#define CGROUP_FOLDER "gavel-" /* + the helper's pid */

/* Joins folder and name; -1 when it does not fit. */
int cgroup_path(char out[CGROUP_PATH_MAX], const char *folder, const char *name);
/* Opens folder/name; -1 when it is not there (no error: the knob is not granted). */
int cgroup_knob_open(const char *folder, const char *name, int flags);
/* Writes text to folder/name. 0, or -1 with errno. */
int cgroup_put(const char *folder, const char *name, const char *text);
/* Removes a folder and the ones below it (two levels deep at most); retries while the kernel still frees its tasks. */
void cgroup_remove_tree(const char *folder);
/* Makes this helper's own folder below parent and locks it: the lock's descriptor, and its path in dir; -1: refused. */
int cgroup_claim(const char *parent, char dir[CGROUP_PATH_MAX]);
/* Removes the folders of dead helpers below parent. */
void cgroup_remove_stale(const char *parent);

/* Fills mount and own (the process's own group) of a v1 controller, or of v2 when controller is NULL. -1: not mounted.
 */
int cgroup_find(const char *controller, char mount[CGROUP_PATH_MAX], char own[CGROUP_PATH_MAX]);

int cgroup_v1_open(struct cgroup_host *h);
int cgroup_v2_open(struct cgroup_host *h);

#endif
