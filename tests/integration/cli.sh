#!/usr/bin/env bash
# The gavel command as a person meets it: every verb, every slip of the fingers, one line of error, nothing left behind.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

right=$ROOT/problems/two-sum/solutions/accepted/hash_map.py
wrong=$ROOT/problems/two-sum/solutions/wrong_answer/same_element_twice.py

expect_status 0 'an accepted solution ends with 0' "$GAVEL" judge two-sum "$right"
expect_output '^Accepted  two-sum' 'and the verdict comes first'
expect_status 1 'a wrong one ends with 1' "$GAVEL" judge two-sum "$wrong"
expect_output '^  expected ' 'and shows what was expected'
expect_output '\^' 'with a caret below the first difference'
expect_status 1 'and as JSON' "$GAVEL" judge --json two-sum "$wrong"
cp "$OUT" report.json
keys='import json, sys
r = json.load(open(sys.argv[1]))
for k in "problem problem_version language verdict reason cases failure cpu_ns wall_ns memory_bytes compile_output guarantees".split(): r[k]
for k in "case tag input expected got stdout stderr".split(): r["failure"][k]
assert r["verdict"] == "wrong_answer" and r["cases"]["passed"] < r["cases"]["total"] and r["failure"]["input"]["nums"][0] == "["'
expect 'which has every documented key' python3 -c "$keys" report.json
expect_status 0 'the samples alone' "$GAVEL" test two-sum "$right"
expect_output '3/3 cases' 'are three'
expect_status 0 'an input of one'"'"'s own' "$GAVEL" test two-sum "$right" --case '[3,2,4]\n6'
expect_status 2 'one that breaks a constraint is refused' "$GAVEL" test two-sum "$right" --case '[3]\n6'
expect_error 'nums.length is 1, allowed: 2' 'with the constraint'
expect_status 2 'one that is no value is refused' "$GAVEL" test two-sum "$right" --case '[3,x]\n6'
expect_error 'nums:1:4: expected a number' 'with its place'
expect_status 3 'one with two answers is refused by the validator' "$GAVEL" test two-sum "$right" --case '[1,1,1]\n2'
expect_status 0 'submit judges here' "$GAVEL" submit two-sum "$right"

for language in python cpp c; do
    expect_status 0 "start writes a file in $language" "$GAVEL" start lru-cache --lang "$language" --output "lru.$language"
    expect_status 2 'but never over another' "$GAVEL" start lru-cache --lang "$language" --output "lru.$language"
done
expect_status 0 'start names its file' "$GAVEL" start two-sum --lang python
expect_status 1 'and the file knows its problem' "$GAVEL" test two-sum.py
expect_status 0 'problems lists them' "$GAVEL" problems
expect_output '^two-sum +easy' 'with their difficulty'
expect_status 0 'and only those of a topic' "$GAVEL" problems --topic design
expect_output '^lru-cache' 'such as this'
expect_status 0 'show prints the statement' "$GAVEL" show lru-cache
expect_output '^Example 1' 'and the examples'
expect_status 0 'languages lists them' "$GAVEL" languages
expect_output '^cpp ' 'with their names'
for verb in judge test submit start problems show languages verify policy token doctor; do
    expect_status 0 "$verb has a help" "$GAVEL" "$verb" --help
    expect_output "^usage: gavel $verb" 'that begins with its usage'
done

slip() { # NAME ERROR ARGS…: one line of error, status 2
    local name=$1 error=$2
    shift 2
    expect_status 2 "$name" "$GAVEL" "$@"
    expect_error "^gavel: .*$error" 'says so'
    expect 'in one line' test "$(wc -l <"$ERR")" = 1
}
: >empty.py
head -c 100M /dev/zero >huge.py
{ head -c 1000 /dev/urandom; printf '\000'; } >binary.py
printf 'class Solution: pass\n' >nameless.py
mkfifo fifo.py
slip 'an unknown verb' 'did you mean "judge"' juge
slip 'no operand' 'name a file' judge
slip 'an unknown option' 'fail-fast' judge --fail-fats two-sum "$right"
slip 'an unknown problem' 'did you mean "two-sum"' judge two-sun "$right"
slip 'a path as a problem' 'unknown problem' judge ../problems/two-sum "$right"
slip 'a missing file' 'No such file' judge two-sum missing.py
slip 'a folder' 'not a regular file|directory' judge two-sum "$ROOT"
slip 'an empty file' 'is empty' judge two-sum empty.py
slip 'a huge file' 'at most' judge two-sum huge.py
slip 'a binary file' 'binary' judge two-sum binary.py
slip 'a FIFO' 'not a regular file' judge two-sum fifo.py
slip 'an unknown ending' 'no language has the ending' judge two-sum /etc/passwd
slip 'an unknown language' 'did you mean "python"' judge --lang pyhton two-sum "$right"
slip 'a file that names no problem' 'names no problem' judge nameless.py

mkdir -p broken/two-sum
sed 's/target: -10^9/targt: -10^9/' "$ROOT/problems/two-sum/problem.yaml" >broken/two-sum/problem.yaml
cp "$ROOT/problems/two-sum/statement.md" broken/two-sum/
expect_status 3 'a broken problem cannot be judged' "$GAVEL" judge --problems broken two-sum "$right"
expect_error 'problems/two-sum/problem.yaml:[0-9]+:[0-9]+: "targt" is not a parameter .did you mean "target"' 'with its place'
expect_status 3 'nor without runners' "$GAVEL" judge --runners nowhere two-sum "$right"

cat >endless.py <<'PY'
class Solution:
    def twoSum(self, nums, target):
        while True: pass
PY
"$GAVEL" judge two-sum endless.py >/dev/null 2>&1 &
pid=$!
sleep 0.7
helper=$(cat "/proc/$pid/task/$pid/children")
expect 'gavel has a helper while it judges' test -n "$helper"
kill -TERM "$pid"
wait "$pid" 2>/dev/null
for _ in 1 2 3 4 5 6 7 8 9 10; do
    [ -e "/proc/${helper%% *}" ] || break
    sleep 0.3
done
expect 'an interrupted gavel leaves no helper behind' test ! -e "/proc/${helper%% *}"
expect 'and no file' test ! -e core
finish
