#!/usr/bin/env bash
# What a candidate is told about the growth of a solution, and what an author about a wrong declaration.
. "$(dirname "$0")/lib.sh"

SOLUTIONS=$ROOT/problems/two-sum/solutions
# Two-sum without its large cases: what is too slow there is accepted here, and measured.
mkdir problems
cp -r "$ROOT/problems/two-sum" problems/
sed -i '/^  - tag: large/,/^complexity/{/^complexity/!d}; s/limits: {time: 1s/limits: {time: 10s/' problems/two-sum/problem.yaml

expect_status 0 'a linear solution in Python' "$GAVEL" judge --problems problems --complexity two-sum "$SOLUTIONS/accepted/hash_map.py"
expect_output '^  time +within the expected O\(n\)(, but for a log factor)?: (about|consistent with) O\(n' 'is within what is expected'
expect_output 'An interviewer may ask' 'with the next question'
tr '\n' ' ' <"$OUT" | tr -s ' ' >flat
expect 'and a sentence that can be checked' grep -qE '(Doubling|Growing) n from [0-9,]+ to [0-9,]+ (\(x[0-9.]+\) )?multiplied the (CPU time|instructions) by [0-9.]+' flat

for ending in c cpp py; do
    expect_status 0 "a quadratic solution (.$ending) keeps its verdict" "$GAVEL" judge --problems problems --complexity two-sum "$SOLUTIONS/time_limit_exceeded/brute_force.$ending"
    expect_output '^Accepted' 'which was accepted'
    expect_output '^  time +more than the expected O\(n\): about O\(n\^2\)' 'and is told that it is quadratic'
    expect_output 'Think about: ' 'with a hint'
done

expect_output '● CPU time   · detected O\(n\^2\)   - expected O\(n\)' 'and a curve'
cp "$OUT" curve
expect 'which fits 80 columns' test "$(wc -L <curve)" -le 80
expect 'and needs no colour' sh -c '! grep -q "\[3" curve'

expect_status 0 'with a picture' "$GAVEL" judge --problems problems --plot curve.svg two-sum "$SOLUTIONS/time_limit_exceeded/brute_force.c"
expect 'which is whole, alone and without scripts' python3 -c '
import re, xml.dom.minidom
text = open("curve.svg").read()
xml.dom.minidom.parseString(text)
assert text.count("<circle") > 5 and "expected O(n)" in text and "prefers-color-scheme:dark" in text
assert not re.search("script|href|url|@import|on[a-z]+=", text)'
expect_status 1 'a wrong answer' "$GAVEL" judge --plot none.svg two-sum "$SOLUTIONS/wrong_answer/index_of_first.py"
expect_error 'no plot: the complexity was not measured' 'is told that there is no picture'
expect 'and none is there' test ! -e none.svg

expect_status 0 'as JSON' "$GAVEL" judge --problems problems --complexity --json two-sum "$SOLUTIONS/time_limit_exceeded/brute_force.c"
cp "$OUT" report.json
expect 'the report says class, evidence and points' python3 -c '
import json
c = json.load(open("report.json"))["complexity"]
assert c["time"]["class"] == "O(n^2)" and c["time"]["expected"] == "O(n)" and c["time"]["meets"] is False
assert c["time"]["between"] == ["O(n^2)"] and 0.9 <= c["time"]["confidence"] <= 1 and " multiplied the " in c["time"]["evidence"]
assert len(c["points"]) >= 5 and all(p["cpu_ns"] > 0 and set(p) == {"n", "cpu_ns", "instructions", "bytes"} for p in c["points"])
assert c["suspicious"] is None and c["contradiction"] is None and {"emerging", "regime", "space"} <= set(c)
assert c["hint"] and c["parameter"] and c["family"]'

expect_status 0 'nobody wants it' "$GAVEL" judge --problems problems --no-complexity --json two-sum "$SOLUTIONS/accepted/hash_map.py"
expect_output '"complexity": null' 'nothing is measured'
expect_status 0 'samples only' "$GAVEL" test --problems problems --json two-sum "$SOLUTIONS/accepted/hash_map.py"
expect_output '"complexity": null' 'are not measured unless asked'
expect_status 0 'asked' "$GAVEL" test --problems problems --complexity two-sum "$SOLUTIONS/accepted/hash_map.py"
expect_output '^Complexity' 'they are'

# A problem may insist.
cp -r problems strict
sed -i 's/^complexity:$/complexity:\n  mode: required/' strict/two-sum/problem.yaml
expect_status 1 'a problem that requires its class' "$GAVEL" judge --problems strict --json two-sum "$SOLUTIONS/time_limit_exceeded/brute_force.c"
expect_output '"reason": "complexity"' 'fails who is surely worse'
expect_output '"verdict": "time_limit_exceeded"' 'with the time limit'
expect_status 0 'and accepts' "$GAVEL" judge --problems strict two-sum "$SOLUTIONS/accepted/hash_map.py"
expect_status 0 'a budget' "$GAVEL" judge --problems problems --complexity-budget 0.2s two-sum "$SOLUTIONS/accepted/hash_map.py"
expect_status 2 'a budget that is none' "$GAVEL" judge --complexity-budget 1h two-sum "$SOLUTIONS/accepted/hash_map.py"
expect_error 'complexity-budget' 'is an error'

# Sleeping burns no CPU and changes no class; a crash on large inputs ends the measurement, never the verdict.
cat >sleeps.py <<'END'
import time
class Solution:
    def twoSum(self, nums, target):
        if len(nums) < 100:
            time.sleep(0.002)
        for i, a in enumerate(nums):
            for j in range(i + 1, len(nums)):
                if a + nums[j] == target:
                    return [i, j]
END
expect_status 0 'sleeping on small inputs' "$GAVEL" judge --problems problems --complexity two-sum sleeps.py
expect_output 'about O\(n\^2\)' 'hides nothing'
cat >backwards.py <<'END'
class Solution:
    def twoSum(self, nums, target):
        for i in range(len(nums) - 1, -1, -1):
            for j in range(i - 1, -1, -1):
                if nums[i] + nums[j] == target:
                    return [j, i]
END
expect_status 0 'looking from the end' "$GAVEL" judge --problems problems --complexity two-sum backwards.py
expect_output 'about O\(n\^2\)' 'meets its own worst case'
cat >gives_up.py <<'END'
class Solution:
    def twoSum(self, nums, target):
        if len(nums) > 200:
            raise ValueError("too large for me")
        at = {}
        for i, x in enumerate(nums):
            if target - x in at:
                return [at[target - x], i]
            at[x] = i
END
expect_status 0 'failing on large inputs' "$GAVEL" judge --problems problems --complexity two-sum gives_up.py
expect_output '^Accepted' 'leaves the verdict'
expect_output '^Complexity' 'and something is said about the rest'

cp -r problems broken
sed -i 's/^  time: O(n)$/  time: O(n^4)/' broken/two-sum/problem.yaml
expect_status 2 'an unknown class' "$GAVEL" show --problems broken two-sum
expect_error 'problem\.yaml:[0-9]+:[0-9]+: "O\(n\^4\)" is not a complexity class' 'is an error at its place'
rm -r broken; cp -r problems broken
sed -i 's/^    - tag: last-pair$/    - tag: last-pair\n      size: 10/' broken/two-sum/problem.yaml
expect_status 2 'a family with a size' "$GAVEL" show --problems broken two-sum
expect_error 'a family is drawn for every size' 'is an error'
rm -r broken; cp -r problems broken
sed -i 's/int(-10^9, 10^8), distinct), \[4/int(-10^10, 10^8), distinct), [4/' broken/two-sum/problem.yaml
expect_status 0 'a family that breaks the constraints' "$GAVEL" judge --problems broken --complexity two-sum "$SOLUTIONS/accepted/hash_map.py"
expect_output '^Complexity +not measured: .*problem\.yaml:[0-9]+' 'is told with its place, and the verdict stands'
finish
