#!/usr/bin/env bash
# A person judges solutions to two-sum: every verdict, what is shown of the first failure, and where the CPU time went.
. "$(dirname "$0")/lib.sh"

SOLUTIONS=$ROOT/problems/two-sum/solutions
export XDG_CACHE_HOME=$WORK/cache

# judged WANTED REASON NAME FILE [OPTION…]: judges it with --json; the report is then in report.json too.
judged() {
    local status=1
    [ "$1" = accepted ] && status=0
    expect_status $status "$3 is judged" "$GAVEL" judge two-sum "$4" --json "${@:5}"
    cp "$OUT" report.json
    expect_json "$1" "$3 is $1" verdict
    expect_json "$2" "its reason is '$2'" reason
}

judged accepted '' 'the accepted solution' "$SOLUTIONS/accepted/hash_map.py"
expect_json null 'nothing failed' failure
expect 'all cases passed, and there are at least 25' python3 -c '
import json
report = json.load(open("report.json"))
assert report["cases"]["passed"] == report["cases"]["total"] >= 25, report["cases"]
assert len(report["case_list"]) == report["cases"]["total"]
for case in report["case_list"]:
    times = case["times"]
    assert times["load_ns"] > 0 and times["call_ns"] > 0, case
    assert sum(times[k] for k in ("load_ns", "decode_ns", "call_ns", "encode_ns")) < 2e9, case
assert report["cpu_ns"] == max(case["times"]["call_ns"] for case in report["case_list"])
assert report["guarantees"]["host"].startswith("H")
'

judged wrong_answer answer 'a wrong solution' "$SOLUTIONS/wrong_answer/same_element_twice.py"
expect_output '"expected": "\[' 'the expected answer is shown to the author'
judged compile_error compile 'a syntax error' "$SOLUTIONS/compile_error/missing_colon.py"
expect_output 'solution\.py' "the message names the candidate's file"
expect_json skipped 'what came behind the refusal is no accepted case' case_list 37 verdict
judged time_limit_exceeded cpu 'a solution that is too slow' "$SOLUTIONS/time_limit_exceeded/brute_force.py"

# write NAME BODY: a solution whose method has this body.
write() {
    printf 'import os, sys, time, threading\nclass Solution:\n    def twoSum(self, nums, target):\n        %s\n' "$2" >"$1.py"
}

write raises 'return {}[target]'
judged runtime_error exception 'an exception' raises.py
expect_output 'KeyError' 'the traceback is shown'
expect_output 'line 4' "with the candidate's own line"
expect_no_output 'driver\.py' 'and no frame of the driver'

write leaves 'os._exit(0)'
judged runtime_error exit 'leaving with status 0' leaves.py
write aborts 'os.abort()'
judged runtime_error signal 'an abort' aborts.py
expect_output 'SIGABRT' 'the signal is named'
write forks 'os.fork()'
judged runtime_error forbidden_syscall 'making a process' forks.py
write sleeps 'time.sleep(100)'
judged time_limit_exceeded wall 'sleeping' sleeps.py --fail-fast
write spins 'while True: pass'
judged time_limit_exceeded cpu 'an endless loop' spins.py --fail-fast
expect_json skipped 'the rest is skipped when asked to fail fast' case_list 1 verdict
write floods 'while True: print("x" * 1000)'
judged output_limit_exceeded output 'printing without end' floods.py --fail-fast
write eats 'x = []
        while True: x.append(bytearray(1 << 20))'
judged memory_limit_exceeded memory 'allocating without end' eats.py --fail-fast
write prints 'print("seen", len(nums)); return [0, 0]'
judged wrong_answer answer 'a solution that prints' prints.py
expect 'its prints are shown, those of the failing case only' python3 -c '
import json
failure = json.load(open("report.json"))["failure"]
assert failure["stdout"].count("seen") == 1, failure["stdout"]'

# Frames that nobody asked for, and verdicts that nobody believes.
write forges 'os.write(4, b"done 1 0\nanswer 1 5\n[0,1]"); return [0, 1]'
judged runtime_error frame 'writing frames' forges.py
write speaks 'print("accepted"); sys.stdout.flush(); return []'
judged wrong_answer answer 'printing the verdict' speaks.py
write later 'threading.Timer(0.0005, lambda: [os.write(4, b"ready 2 0\n"), time.sleep(1)]).start(); return [0, 1]'
expect_status 1 'a thread that writes frames later is found out' "$GAVEL" judge two-sum later.py --json

# Work that is done while decoding is found out by what an accepted solution needs for the same input.
cat >decodes.py <<'END'
import sys
main = sys.modules["__main__"]
scan = main.scan
def slow_scan(text, at):
    if len(text) > 100000:
        for _ in range(3000000): pass
    return scan(text, at)
main.scan = slow_scan
class Solution:
    def twoSum(self, nums, target):
        seen = {}
        for i, x in enumerate(nums):
            if target - x in seen: return [seen[target - x], i]
            seen[x] = i
END
judged accepted '' 'a solution that works while decoding' decodes.py
expect 'the cases are marked, and the work is counted as call' python3 -c '
import json
cases = json.load(open("report.json"))["case_list"]
marked = [case for case in cases if case["suspicious"]]
assert marked, "none"
for case in marked:
    assert case["times"]["call_ns"] > 2 * case["times"]["decode_ns"], case'

expect_status 0 'the second judgement uses the cache' "$GAVEL" judge two-sum "$SOLUTIONS/accepted/hash_map.py"
expect 'the cache is in the folder that it was told' test -d "$WORK/cache/gavel"
finish
