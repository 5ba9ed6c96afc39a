#!/usr/bin/env bash
# lint: clang-format-14 would change nothing
. "$(dirname "$0")/lib.sh"

command -v clang-format-14 >/dev/null || { echo "clang-format-14 is missing; run tools/deps"; exit 1; }
files base sandbox judge tests/unit -- '*.c' '*.h' | xargs -r clang-format-14 --dry-run 2>&1 |
    sed -nE 's/^([^ :]+:[0-9]+):[0-9]+: warning:.*/\1: run clang-format-14 -i on this file/p' | sort -u -t: -k1,1 | report
