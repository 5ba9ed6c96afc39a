// SPDX-License-Identifier: MIT
/* Where a store is when nobody says: what gaveld and `gavel token` must agree on. */
#ifndef GAVEL_JUDGE_STORE_FOLDER_H
#define GAVEL_JUDGE_STORE_FOLDER_H

#include "base/str.h"

#define STORE_FILE "gavel.db"

/* Appends the data folder: /var/lib/gavel as root, else $XDG_STATE_HOME/gavel or $HOME/.local/state/gavel. */
void store_default_folder(struct str *out);

#endif
