#!/usr/bin/env bash
# lint: no banned function, no typedef of a struct, an SPDX line and an opening comment in each file
. "$(dirname "$0")/lib.sh"

check_text() {
    bare "$1" | awk -v file="$1" '
    BEGIN {
        say["strcpy"] = say["strcat"] = say["strtok"] = "use struct str or arena_strdup"
        say["sprintf"] = say["vsprintf"] = "use snprintf or str_addf"
        say["atoi"] = say["atol"] = say["atoll"] = say["atof"] = "use base/parse.h, which refuses what is no number"
        say["system"] = "use posix_spawn with an argument vector"
        say["gets"] = "use fd_read_full"
        say["alloca"] = "use an arena: the stack has no check"
    }
    {
        rest = $0
        while (match(rest, /[A-Za-z_][A-Za-z_0-9]*[ ]*\(/)) {
            name = substr(rest, RSTART, RLENGTH - 1); sub(/ +$/, "", name)
            before = RSTART > 1 ? substr(rest, RSTART - 1, 1) : ""
            if (name in say && before !~ /[.>]/) print file ":" NR ": " name " is banned; " say[name]
            rest = substr(rest, RSTART + RLENGTH)
        }
    }
    /typedef[ ]+(struct|union)/ { print file ":" NR ": no typedef of structs; write `struct name`" }'
}

check_head() {
    awk -v file="$1" '
    NR == 1 && $0 != "// SPDX-License-Identifier: MIT" { print file ":1: the first line is // SPDX-License-Identifier: MIT" }
    NR == 2 { open = ($0 ~ /^\/\*/); if (!open) print file ":2: open with a comment: what the file owns and must never do" }
    open { len++; if ($0 ~ /\*\//) open = 0 }
    END {
        if (len > 15) print file ":2: the opening comment has " len " lines; at most 15, the story goes to docs/"
    }' "$1"
}

{
    for file in $(files base sandbox judge tests/unit -- '*.c' '*.h'); do check_text "$file"; done
    for file in $(files base sandbox judge tests/unit -- '*.c'); do check_head "$file"; done
    for file in $(files base sandbox judge -- '*.h'); do
        [ "$(head -n 1 "$file")" = '// SPDX-License-Identifier: MIT' ] || echo "$file:1: the first line is // SPDX-License-Identifier: MIT"
    done
} | report
