# shellcheck shell=bash
# Helpers for tests/integration/*.sh. Each script is one scenario of a person or an operator and prints TAP.
#
#   #!/usr/bin/env bash
#   # What a person sees when …
#   . "$(dirname "$0")/lib.sh"
#
#   expect_status 0 'an accepted solution ends with 0' "$GAVEL" judge two-sum "$SOLUTION"
#   expect_output '^accepted'   'and the report says so'         # extended regular expression, any line of stdout
#   expect_error  '^$'          'and stderr is empty'            # the same on stderr; '^$': nothing at all
#   expect 'no file is left behind' test ! -e "$WORK/core"       # any command that must succeed
#   not_applicable 'needs cgroup v2'                             # instead of a test, never to hide a failure
#   finish                                                       # the last line: prints the plan, sets the exit status
#
# A script that ends without `finish` has failed. Names say what must hold, as a sentence.
# Given: ROOT (the source tree), BUILD (GAVEL_BUILD or ROOT/build), GAVEL, GAVEL_SANDBOX (the programs), LONG (1 under
# tools/check --long, else 0), WORK (a scratch folder, the current one, removed at the end).
# After `run CMD…` or `expect_status`: STATUS, and OUT and ERR (files outside WORK).
set -uo pipefail
export LC_ALL=C.UTF-8

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
BUILD=${GAVEL_BUILD:-$ROOT/build}
GAVEL=$BUILD/bin/gavel
GAVEL_SANDBOX=$BUILD/bin/gavel-sandbox
LONG=${LONG:-0}
tap_number=0 tap_failed=0 tap_finished=0
tap_scratch=$(mktemp -d "${TMPDIR:-/tmp}/gavel-test.XXXXXX")
WORK=$tap_scratch/work OUT=$tap_scratch/stdout ERR=$tap_scratch/stderr STATUS=0
mkdir "$WORK"
# GAVEL_FRESH=1: everything in cells made from scratch; what holds in pooled ones must hold there.
# shellcheck disable=SC2016 # the wrapper's own variables
fresh_wrapper() { # NAME PROGRAM
    printf '#!/bin/sh\nverb=${1:-}\n[ $# -eq 0 ] || shift\ncase $verb in\n' >"$tap_scratch/$1"
    # Only where a verb is given does an option after it mean anything.
    printf "'' | -*) exec '%s' \$verb \"\$@\" ;;\n*) exec '%s' \"\$verb\" --fresh \"\$@\" ;;\nesac\n" "$2" "$2" >>"$tap_scratch/$1"
    chmod +x "$tap_scratch/$1"
}
if [ "${GAVEL_FRESH:-0}" = 1 ]; then
    fresh_wrapper gavel "$GAVEL"
    fresh_wrapper gavel-sandbox "$GAVEL_SANDBOX"
    GAVEL=$tap_scratch/gavel GAVEL_SANDBOX=$tap_scratch/gavel-sandbox
fi
cd "$WORK" || exit 1
touch "$OUT" "$ERR"
export ROOT BUILD GAVEL GAVEL_SANDBOX LONG WORK

tap_end() {
    local status=$?
    rm -rf "$tap_scratch"
    if [ "$tap_finished" = 0 ]; then
        echo "not ok $((tap_number + 1)) - the script ran to its end (it left with $status)"
        exit 1
    fi
}
trap tap_end EXIT

# pass NAME / fail NAME [DETAIL…]: one result; the details are shown as comments.
pass() {
    tap_number=$((tap_number + 1))
    echo "ok $tap_number - $1"
}

fail() {
    tap_number=$((tap_number + 1))
    tap_failed=$((tap_failed + 1))
    echo "not ok $tap_number - $1"
    shift
    [ $# -eq 0 ] || printf '%s\n' "$@" | sed 's/^/#   /'
}

# run CMD…: at most RUN_SECONDS (60), nothing on stdin. Sets STATUS, OUT and ERR; a timeout is status 124.
run() {
    timeout --kill-after=5 "${RUN_SECONDS:-60}" "$@" </dev/null >"$OUT" 2>"$ERR"
    STATUS=$?
}

tap_last_run() {
    echo "status $STATUS"
    echo "stdout:"
    head -c 2000 "$OUT"
    echo "stderr:"
    head -c 2000 "$ERR"
}

# expect_status WANTED NAME CMD…: runs it and compares the exit status.
expect_status() {
    local wanted=$1 name=$2
    shift 2
    run "$@"
    if [ "$STATUS" = "$wanted" ]; then
        pass "$name"
    else
        fail "$name" "wanted status $wanted of: $*" "$(tap_last_run)"
    fi
}

# expect_in FILE REGEX NAME: some line of the file matches; '^$' means that the whole file is empty.
expect_in() {
    if [ "$2" = '^$' ] && [ -s "$1" ]; then
        fail "$3" "it is not empty" "$(tap_last_run)"
    elif [ "$2" = '^$' ] || grep -Eq -e "$2" "$1"; then
        pass "$3"
    else
        fail "$3" "no line matches: $2" "$(tap_last_run)"
    fi
}

expect_output() {
    expect_in "$OUT" "$1" "$2"
}

expect_error() {
    expect_in "$ERR" "$1" "$2"
}

# expect_no_output REGEX NAME: no line of stdout or stderr of the last run matches.
expect_no_output() {
    if grep -Eq -e "$1" "$OUT" "$ERR"; then
        fail "$2" "a line matches: $1" "$(tap_last_run)"
    else
        pass "$2"
    fi
}

# expect NAME CMD…: the command succeeds.
expect() {
    local name=$1
    shift
    if "$@" >"$OUT" 2>"$ERR" </dev/null; then
        pass "$name"
    else
        STATUS=$?
        fail "$name" "failed: $*" "$(tap_last_run)"
    fi
}

# json KEY…: the value at that path of the JSON in the last run's stdout; nothing when there is none.
json() {
    python3 -c '
import json, sys
value = json.load(open(sys.argv[1]))
for key in sys.argv[2:]:
    value = value[int(key)] if isinstance(value, list) else value.get(key) if isinstance(value, dict) else None
print(value if isinstance(value, str) else json.dumps(value))' "$OUT" "$@" 2>/dev/null
}

# expect_json WANTED NAME KEY…
expect_json() {
    local wanted=$1 name=$2 got
    shift 2
    got=$(json "$@")
    if [ "$got" = "$wanted" ]; then
        pass "$name"
    else
        fail "$name" "$* is $got, wanted $wanted" "$(tap_last_run)"
    fi
}

not_applicable() {
    echo "# not applicable: $1"
}

finish() {
    tap_finished=1
    echo "1..$tap_number"
    [ "$tap_failed" = 0 ]
    exit
}
