#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# What a person gets from gavel-sandbox: the cause of every end, told apart, and one clear line for every mistake.
. "$(dirname "$0")/lib.sh"

sandbox() {
    local status=$1 name=$2
    shift 2
    expect_status "$status" "$name" "$GAVEL_SANDBOX" run --json "$@"
}

expect_status 0 'a program that ends with 0' "$GAVEL_SANDBOX" run -- /bin/echo hello
expect_output '^hello$' 'what it prints comes through'

sandbox 1 'a program that ends with 7' -- /bin/sh -c 'exit 7'
expect_json 7 'its status is told' exit
expect_json none 'no limit was the cause' cause

# shellcheck disable=SC2016
sandbox 1 'a program that crashes' -- /bin/sh -c 'kill -SEGV $$'
expect_json 11 'its signal is told' signal
expect_json none 'a crash is no limit' cause

sandbox 1 'a program that spins' --cpu 200ms --wall 10s -- /bin/sh -c 'while :; do :; done'
expect_json cpu 'CPU time is the cause' cause

sandbox 1 'a program that sleeps' --wall 300ms -- /bin/sleep 30
expect_json wall 'wall-clock time is the cause' cause

sandbox 1 'a program that eats memory' --memory 64M -- /usr/bin/python3 -c 'x = bytearray(b"x") * (300 << 20)'
expect_json memory 'memory is the cause' cause

sandbox 1 'a program that writes without end' --output 1M -- /bin/sh -c 'while :; do echo xxxxxxxxxxxxxxxxxxxxxxxx; done'
tail -n 20 "$OUT" | sed -n '/^{/,$p' >"$OUT.json" && mv "$OUT.json" "$OUT" # the outcome follows what it printed
expect_json output 'output is the cause' cause

sandbox 1 'a program that makes a namespace' -- /usr/bin/unshare -r true
expect_json forbidden_syscall 'a forbidden system call is the cause' cause
if [ "$(json missing)" = '[]' ]; then
    expect_json unshare 'and it is named' syscall
else
    not_applicable 'this host grants no listener for system calls'
fi

expect_status 2 'an unknown option' "$GAVEL_SANDBOX" run --jsno -- /bin/true
expect_error 'did you mean --json\?' 'is named, with the nearest one'
expect_status 2 'a time without a unit' "$GAVEL_SANDBOX" run --cpu 5 -- /bin/true
expect_error '"5" is not a duration' 'is quoted'
expect_status 2 'a program that is not there' "$GAVEL_SANDBOX" run -- /bin/no-such-program
expect_error '/bin/no-such-program: No such file' 'is named'
expect_status 2 'no program at all' "$GAVEL_SANDBOX" run
expect 'no mistake fills the screen' test "$(wc -l <"$ERR")" -le 3
expect 'nothing is left in the current folder' test -z "$(ls -A "$WORK")"
finish
