#!/usr/bin/env bash
# lint: no path of one machine, and links in documents lead somewhere
. "$(dirname "$0")/lib.sh"

{
    # The pattern is split so that it does not find itself.
    files . -- '*' | grep -v '^tests/hostile/' | xargs grep -nHIE "/(work/(main|shared)|home/[a-z]+/|root/[a-z]|Users/[a-zA-Z]|tmp/gavel/)" |
        grep -v '^tests/lint/paths.sh:' |
        sed -E 's/^([^:]*:[0-9]+):.*/\1: a path of one machine; write it relative to the tree, or take it from the environment/' || true
    for file in $(files . -- '*.md'); do
        grep -noE '\]\([^)#: ]+[)#]' "$file" | while IFS=: read -r line link; do
            link=${link#](} link=${link%[)#]}
            [ -e "$(dirname "$file")/$link" ] || echo "$file:$line: the link leads to $link, which is not there"
        done || true
    done
} | report
