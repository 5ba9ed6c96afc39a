# SPDX-License-Identifier: MIT
"""One attack program under the real sandbox: start it, read its outcome, compare it with what the head expects, and the host
with what it was. `programs` prints that as TAP for the tests, `selftest` as a table for a person."""
import fcntl
import json
import os
import pathlib
import pty
import shutil
import subprocess
import tempfile
import termios
import time

import attacks
import core_trap
import hoststate
import pen

GRACE_S = 1.0
TIMEOUT_S = 90


class Sandbox:
    """One start of gavel-sandbox around one attack."""

    def __init__(self, attack, options, fresh):
        self.attack, self.options, self.fresh = attack, options, fresh
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="gavel-hostile-"))
        self.own = self.folder / "tmp"
        self.own.mkdir()
        self.marker = f"{hoststate.MARK}-secret-{os.getpid()}"
        self.secret = self.folder / self.marker
        self.secret.write_text("the expected answer of somebody else\n")
        self.pen = pen.Pen()

    def command(self):
        options, program = attacks.command(self.attack, pathlib.Path(self.options.build), self.marker)
        force = ["--host", self.options.host] if self.options.host else []
        fresh = ["--fresh"] if self.fresh else []
        return [self.options.sandbox, "run", "--json", *force, *fresh, *options, "--", *program]

    def environment(self):
        return {**os.environ, "GAVEL_ESCAPE_SECRET": "token", "TMPDIR": str(self.own)}

    def prepare_child(self):
        if self.pen.real:
            self.pen.enter()
        if self.attack.head.get("INHERIT"):
            for number in (7, 63, 200, 1000):
                target = self.secret if number % 2 else self.folder
                fd = os.open(target, os.O_RDONLY)
                os.dup2(fd, number, inheritable=True)
        if self.attack.head.get("TERMINAL"):
            os.setsid()
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)

    def start(self, terminal=None):
        return subprocess.Popen(
            self.command(), stdin=subprocess.DEVNULL if terminal is None else terminal, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, env=self.environment(), close_fds=False, cwd="/", preexec_fn=self.prepare_child)

    def run(self):
        """(outcome or None, complaint)."""
        terminal = None
        if self.attack.head.get("TERMINAL"):
            primary, terminal = pty.openpty()
        process = self.start(terminal)
        try:
            out, err = process.communicate(timeout=TIMEOUT_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            return None, f"gavel-sandbox was still busy after {TIMEOUT_S} s"
        finally:
            if terminal is not None:
                os.close(primary)
                os.close(terminal)
        text, error = out.decode(errors="replace"), err[:2000].decode(errors="replace").strip()
        at = text.rfind('{\n  "exit"')
        try:
            outcome = json.loads(text[at:] if at >= 0 else "")
        except ValueError:
            return None, f"no outcome: status {process.returncode}: {error}"
        outcome["stderr"] = error
        outcome["collected"] = "no" if "was left" in error else "yes"
        return outcome, None

    def close(self):
        self.pen.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def judge(attack, options, fresh):
    """[complaints], outcome, "" or why it does not apply."""
    box = Sandbox(attack, options, fresh)
    program = attack.program(pathlib.Path(options.build))
    try:
        before = hoststate.snapshot(program, box.own)
        if attack.head.get("CORES") and core_trap.possible():
            with core_trap.CoreTrap(box.folder) as trap:
                outcome, complaint = box.run()
                complaint = complaint or "; ".join(trap.complaints())
        else:
            outcome, complaint = box.run()
        if outcome and not attack.applies(outcome.get("host", "")):
            return [], outcome, f"not on {outcome.get('host')}"
        complaints = [complaint] if complaint else []
        complaints += left_behind(box.pen) + hoststate.differences(before, hoststate.snapshot(program, box.own))
        if outcome:
            complaints += outcome_complaints(attack, outcome, options.expect_host)
        return complaints, outcome, ""
    finally:
        box.close()


def left_behind(box):
    complaints = []
    left = hoststate.leftover_processes(GRACE_S)
    if left:
        complaints.append("processes left: " + ", ".join(left))
    groups = box.below()
    if groups:
        complaints.append(f"cgroups left: {groups[:3]}")
    memory = box.memory_left()
    if memory:
        complaints.append(f"memory files left: {memory} bytes")
    return complaints


def outcome_complaints(attack, outcome, expect_host):
    host, complaints = outcome.get("host", ""), []
    if expect_host and host != expect_host:
        complaints.append(f"this should be {expect_host}")
    if not attacks.matches(attack.expectation(host), outcome):
        complaints.append(f"expected {attack.expectation(host)}")
    return complaints


def what_a_user_sees(outcome):
    return {key: outcome.get(key) for key in ("cause", "syscall", "exit", "signal", "collected", "missing")}


def compare(attack, outcome, options):
    """[complaints], [notes] about the same attack in a cell made from scratch. Where the expectation leaves a choice (which of
    several limits comes first), another choice is only noted."""
    complaints, oracle, _ = judge(attack, options, True)
    complaints = [f"made from scratch: {c}" for c in complaints]
    one, other = what_a_user_sees(outcome), what_a_user_sees(oracle or {})
    differing = [f"{key}: pooled {one[key]}, from scratch {other[key]}" for key in one if one[key] != other[key]]
    choice = attack.expectation(outcome.get("host", ""))
    if differing and oracle and ("|" in choice or " or " in choice):
        return complaints, differing
    return complaints + differing, []


def show_outcome(outcome):
    if not outcome:
        return ""
    cause = outcome["cause"] + (f":{outcome['syscall']}" if outcome.get("syscall") else "")
    return (f"host {outcome.get('host')} cause {cause} exit {outcome.get('exit')} signal {outcome.get('signal')} "
            f"cpu {outcome['cpu_ns'] / 1e6:.0f} ms wall {outcome['wall_ns'] / 1e6:.0f} ms "
            f"memory {outcome['memory_bytes'] / 2**20:.1f} MiB{' inferred' if outcome.get('inferred') else ''}")


def run_one(task):
    """name, [complaints], outcome or None, "" or why it does not apply, seconds. outcome["notes"]: what differs as it may."""
    attack, options = task
    started = time.monotonic()
    complaints, outcome, not_applicable = judge(attack, options, options.fresh)
    if getattr(options, "oracle", False) and outcome and not complaints and not not_applicable:
        complaints, outcome["notes"] = compare(attack, outcome, options)
    return attack.name, complaints, outcome, not_applicable, time.monotonic() - started
