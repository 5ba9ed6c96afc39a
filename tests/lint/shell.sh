#!/usr/bin/env bash
# lint: shellcheck finds nothing in the shell scripts
. "$(dirname "$0")/lib.sh"

command -v shellcheck >/dev/null || { echo "shellcheck is missing; run tools/deps"; exit 1; }
scripts=$(files . -- '*' | grep -v '^problems/' | xargs grep -lE -m1 '^#!(/usr)?/bin/(env )?(ba)?sh' 2>/dev/null || true)
{
    for file in $scripts tests/lint/lib.sh tests/integration/lib.sh; do
        # SC1091: a file that is sourced is checked by itself. SC2154, SC2034: variables that pass between the two.
    # SC2317: 0.9 takes functions that are called by name for unreachable. SC2001: sed is clearer for patterns.
        shellcheck -f gcc -e SC1091,SC2154,SC2034,SC2317,SC2001 "$file" || true
    done
} | sort -u | report
