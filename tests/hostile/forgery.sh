#!/bin/sh
# SPDX-License-Identifier: MIT
# Judges every file of tests/hostile/forgery against two-sum and holds the verdict against its EXPECT line; then proves
# that no expected value is in the sandbox. TAP. GAVEL names another gavel than build/bin/gavel.
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
gavel=${GAVEL:-$root/build/bin/gavel}
number=0 failed=0

# The value of one top-level string of the report.
field() { python3 -c 'import json, sys; print(json.load(sys.stdin).get(sys.argv[1]) or "")' "$1"; }

row() { # status name detail
    number=$((number + 1))
    if [ "$1" = ok ]; then
        echo "ok $number - $2 ($3)"
    else
        echo "not ok $number - $2"
        echo "# $3"
        failed=1
    fi
}

check() { # expectation verdict reason: does one of the alternatives hold?
    python3 - "$@" <<'PY'
import sys
expect, verdict, reason = sys.argv[1:4]
alternatives = [part.split() for part in expect.split(";")[0].split(" or ")]
sys.exit(not any(a[0] == verdict and (len(a) == 1 or a[1] == reason) for a in alternatives))
PY
}

[ -x "$gavel" ] || { echo "Bail out! $gavel is not built"; exit 1; }
for file in "$here"/forgery/*.py "$here"/forgery/*.c "$here"/forgery/*.cpp; do
    name=forgery/${file##*/}
    expect=$(sed -n '1s/^[#/ ]*EXPECT: *//p' "$file")
    report=$(timeout 120 "$gavel" judge --json --fail-fast two-sum "$file" 2>&1)
    verdict=$(printf %s "$report" | field verdict 2>/dev/null)
    reason=$(printf %s "$report" | field reason 2>/dev/null)
    if [ -n "$expect" ] && [ -n "$verdict" ] && check "$expect" "$verdict" "$reason"; then
        row ok "$name" "$verdict $reason"
    else
        row bad "$name" "expected: $expect; got: $verdict $reason $(printf %s "$report" | head -c 300 | tr '\n' ' ')"
    fi
done

for file in "$here"/marker-search/*; do
    report=$(timeout 120 "$gavel" judge --json --problems "$here/marker-problem" marker "$file" 2>&1)
    verdict=$(printf %s "$report" | field verdict 2>/dev/null)
    # Case 1: the searcher says "clean", which is wrong, the expected answer being the marker. Case 2 is the control: the
    # marker is in its argument, and it says "found".
    got=$(printf %s "$report" | python3 -c 'import json, sys
r = json.load(sys.stdin)
print(r["failure"]["case"], r["failure"]["got"], r["cases"]["passed"], r["cases"]["total"])' 2>/dev/null)
    if [ "$verdict" = wrong_answer ] && [ "$got" = '1 "clean" 1 2' ]; then
        row ok "marker-search/${file##*/}" "found the control and nothing else"
    else
        row bad "marker-search/${file##*/}" "verdict $verdict, got $got $(printf %s "$report" | head -c 300 | tr '\n' ' ')"
    fi
done
echo "1..$number"
exit $failed
