# SPDX-License-Identifier: MIT
"""Attacks through the judge, as solutions of a problem: on the compiler (compile/), on the driver and the verdict
(forgery/), and searches for the expected answer (marker-search/). Was the verdict the expected one, was nothing of the
host quoted, was the output cut, and is the host as it was? Heads as in attacks.py, with the keys verdict, reason,
problem, lacks (a text that the report may not hold), output_under (bytes of compile_output), seconds_under."""
import json
import os
import pathlib
import subprocess
import tempfile
import time

import attacks
import hoststate
import pen
import runner

TOPICS = ("compile", "forgery", "marker-search")
ENDINGS = (".c", ".cpp", ".py")
TIMEOUT_S = 120


def sources(only):
    found = [p for topic in TOPICS for p in sorted((attacks.HERE / topic).iterdir()) if p.suffix in ENDINGS]
    return [p for p in found if only in name_of(p)]


def name_of(source):
    return f"{source.parent.name}/{source.name}"


def condition_complaint(key, want, report, text, seconds):
    if key in ("verdict", "reason") and report.get(key) not in want.split("|"):
        return f"expected {want}, got {report.get('verdict')} ({report.get('reason')})"
    if key == "lacks" and want in text:
        return f"the report quotes {want}"
    if key == "output_under" and len((report.get("compile_output") or "").encode()) > int(want):
        return f"compile_output has more than {want} bytes"
    if key == "seconds_under" and seconds > float(want):
        return f"it took {seconds:.1f} s"
    return None


def complaints_about(expectation, report, text, seconds):
    """None of the alternatives holds: what is wrong with the first."""
    all_found = []
    for alternative in expectation.split(" or "):
        words = dict(word.split("=", 1) for word in alternative.split())
        found = [condition_complaint(key, want, report, text, seconds) for key, want in words.items()]
        all_found.append([f for f in found if f])
    return [] if any(not found for found in all_found) else all_found[0]


def marker_complaints(report):
    """Case 1: the searcher says "clean", which is wrong, the expected answer being the marker. Case 2 is the control: the
    marker is in its argument, and it says "found"."""
    failure, cases = report.get("failure") or {}, report.get("cases") or {}
    got = (failure.get("case"), failure.get("got"), cases.get("passed"), cases.get("total"))
    return [] if got == (1, '"clean"', 1, 2) else [f"the search ended with {got}"]


def command(source, expectation, options):
    words = [options.gavel, "judge", "--json"]
    words += ["--host", options.host] if options.host else []
    words += ["--fresh"] if options.fresh else []
    if "problem=" in expectation:
        return [*words, "--problems", str(attacks.HERE / "marker-problem"), "marker", str(source)]
    return [*words, *([] if source.parent.name == "compile" else ["--fail-fast"]), "two-sum", str(source)]


def run_one(task):
    """name, [complaints], what came of it, "" or why it does not apply, seconds."""
    source, options = task
    expectation = attacks.read_head(source)["EXPECT"]
    box = pen.Pen()
    started = time.monotonic()
    try:
        complaints, report, not_applicable = judge_in(box, source, expectation, options)
    finally:
        box.close()
    shown = report.get("verdict") or "no verdict"
    return name_of(source), complaints, shown, not_applicable, time.monotonic() - started


def judge_in(box, source, expectation, options):
    with tempfile.TemporaryDirectory(prefix="gavel-hostile-") as name:
        folder = pathlib.Path(name)
        before = hoststate.snapshot(options.gavel, folder)
        started = time.monotonic()
        try:
            done = subprocess.run(command(source, expectation, options), stdin=subprocess.DEVNULL, capture_output=True,
                                  timeout=TIMEOUT_S, env={**os.environ, "TMPDIR": name}, cwd=attacks.SOURCE,
                                  preexec_fn=box.enter if box.real else None)
        except subprocess.TimeoutExpired:
            hoststate.leftover_processes(0)
            return [f"gavel was still busy after {TIMEOUT_S} s"], {}, ""
        seconds = time.monotonic() - started
        text = done.stdout.decode(errors="replace") + done.stderr.decode(errors="replace")
        report = {}
        try:
            report = json.loads(done.stdout)
            found = complaints_about(expectation, report, text, seconds)
            found += marker_complaints(report) if "problem=marker" in expectation else []
        except ValueError:
            if done.returncode == 3 and " is not installed" in text:  # the language is not offered here
                return [], {}, text.strip()[:200]
            found = [f"no report: status {done.returncode}: {text[:300]}"]
        found += runner.left_behind(box)
        return found + hoststate.differences(before, hoststate.snapshot(options.gavel, folder)), report, ""
