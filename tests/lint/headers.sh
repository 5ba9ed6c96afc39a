#!/usr/bin/env bash
# lint: each header compiles alone
. "$(dirname "$0")/lib.sh"

for file in $(files base sandbox judge -- '*.h'); do
    gcc -std=gnu17 -D_GNU_SOURCE -I. -Wall -Wextra -Werror -fsyntax-only -x c -include "$file" /dev/null 2>&1 |
        sed "1s|^|$file:1: does not compile alone; include what it uses: |" || true
    guard=GAVEL_$(tr 'a-z/.-' 'A-Z___' <<<"$file")
    grep -q "^#ifndef $guard\$" "$file" || echo "$file:1: its guard is to be $guard"
done | report
