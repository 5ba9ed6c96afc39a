// SPDX-License-Identifier: MIT
/* The default folder of the daemon's data, in one place for all who need it. Must never make it, nor look into it. */
#include "judge/store/folder.h"

#include <stdlib.h>
#include <unistd.h>

void store_default_folder(struct str *out)
{
    const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    bool has_state = state && *state == '/', has_home = home && *home == '/';
    if (geteuid() == 0 || (!has_state && !has_home))
        str_add(out, "/var/lib/gavel");
    else if (has_state)
        str_addf(out, "%s/gavel", state);
    else
        str_addf(out, "%s/.local/state/gavel", home);
}
