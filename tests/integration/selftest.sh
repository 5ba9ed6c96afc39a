#!/usr/bin/env bash
# What an operator sees of the attack suite on the own host.
. "$(dirname "$0")/lib.sh"

expect_status 0 'gavel selftest --hostile' "$GAVEL" selftest --hostile --only files/read_outside
expect_output '^  held +files/read_outside' 'names each attack that held'
expect_output '^[0-9]+ attacks held, 0 broke something' 'and sums up'
expect_status 0 'as JSON' "$GAVEL" selftest --hostile --only files/host_name --json
cp "$OUT" selftest.json
expect 'which is JSON' python3 -c 'import json; j = json.load(open("selftest.json")); assert j["broken"] == 0 and j["attacks"]' 
# shellcheck disable=SC2016 # for the inner shell
expect 'nothing is left in the temporary folder' sh -c '! ls -d "${TMPDIR:-/tmp}"/gavel-selftest-* 2>/dev/null'
expect_status 3 'without a C compiler' env CC=/nonexistent "$GAVEL" selftest --hostile
expect_error 'apt-get install gcc' 'it says what to install'
expect_status 2 'without a word' "$GAVEL" selftest
expect_error '\-\-hostile' 'it says which'
expect_status 3 'an attack that is not there' "$GAVEL" selftest --hostile --only no/such
finish
