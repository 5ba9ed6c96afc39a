#!/usr/bin/env bash
# What an operator sees of the self-tests on the own host: the languages' samples, and the attack suite.
. "$(dirname "$0")/lib.sh"

expect_status 0 'gavel selftest' "$GAVEL" selftest
for language in python c cpp; do
    expect_output "^  ok +$language +accepted/summary" "$language accepts its sample"
    expect_output "^  ok +$language +wrong_answer/summary.* wrong_answer" "$language finds the wrong answer"
done
expect_status 0 'as JSON, one language' "$GAVEL" selftest --json --only python
cp "$OUT" samples.json
expect 'which is JSON' python3 -c 'import json; j = json.load(open("samples.json"))
assert j["broken_languages"] == 0 and {s["language"] for s in j["samples"]} == {"python"}'
cp -r "$ROOT/runners" broken
mv broken/python/selftest/accepted/summary.py broken/python/selftest/wrong_answer/other.py
expect_status 1 'a sample with another verdict than its folder' "$GAVEL" selftest --runners broken --only python
expect_output '^  BAD +python +wrong_answer/other.py' 'is named'
rm -r broken/python/selftest
expect_status 1 'a language without samples' "$GAVEL" selftest --runners broken --only python
expect_output '^  BAD +python ' 'is named'

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
expect_status 3 'no time at all' "$GAVEL" selftest --hostile --only files/host_name --time 0
expect_output '1 were not tried' 'it says what was not tried'
expect_status 3 'an attack that is not there' "$GAVEL" selftest --hostile --only no/such
finish
