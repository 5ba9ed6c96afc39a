# SPDX-License-Identifier: MIT
"""Reads the heads of the attack programs, builds them, and compares an outcome with what a head expects.

A head is the first comment of a file:
  ITEM: 13 26 beyond       which known attacks it is (the numbers of `items`), or one beyond that list
  EXPECT: cause=memory or cause=none signal=9 | EXPECT[ARG]: for the program's argument ARG ([*]: all of ARGS)
  EXPECT(H3,H5)[ARG]: instead, on these hosts
  ARGS: a b c       the arguments of EXPECT[*]; "--list": the program prints them
  RUN: options of gavel-sandbox run [-- arguments; %MARKER% and %HOSTNAME% are filled in]
  HOSTS: H1 H2      not applicable elsewhere       INHERIT/TERMINAL: yes       CORES: yes (core_trap.py)
Of alternatives with "or" one must hold; keys: cause, exit, signal (each a|b), cpu_from, cpu_under, wall_under (seconds),
memory_from, memory_under (256M), collected (yes, no). %ARG% is the argument.
"""
import os
import pathlib
import re
import shlex
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parent.parent
FLAGS = ["-std=gnu17", "-D_GNU_SOURCE", "-O1", "-Wall", "-Wextra", "-static", "-pthread", f"-I{SOURCE}"]
TOPICS = ("processes", "accounting", "files", "syscalls", "leftover")
HEAD_LINE = re.compile(r"^(EXPECT(?:\([A-Z0-9,]+\))?(?:\[[^]]*\])?|[A-Z]+):\s*(.*)$")


class Attack:
    """One program with one argument: a row of the report."""

    def __init__(self, source, argument, expectations, head):
        self.source, self.argument, self.expectations, self.head = source, argument, expectations, head
        self.name = f"{source.parent.name}/{source.stem}" + (f" {argument}" if argument else "")

    def with_argument(self, argument):
        """The same attack with an argument that its head does not name; what holds for all of them holds."""
        return Attack(self.source, argument, self.expectations, self.head)

    def program(self, folder):
        return folder / f"{self.source.parent.name}-{self.source.stem}"

    def expectation(self, host):
        text = self.expectations.get(host, self.expectations.get("", ""))
        return text.replace("%ARG%", self.argument or "")

    def applies(self, host):
        return not self.head.get("HOSTS") or host in self.head["HOSTS"].split()


def head_text(path):
    """The first comment: /* … */, or the lines from the top that begin with # or //."""
    text = path.read_text()
    lines = []
    for line in text.splitlines():
        if not re.match(r"#(?!\w)|//", line):
            break
        lines.append(line.lstrip("#/").strip())
    if any(line.startswith("WHY:") for line in lines):
        return lines
    comment = re.search(r"/\*(.*?)\*/", text, re.S)
    return [line.strip().removeprefix("*").strip() for line in comment.group(1).splitlines()] if comment else []


def read_head(path):
    """The head as {key: text}; a line without a key continues the one before."""
    head, key = {}, None
    for line in head_text(path):
        found = HEAD_LINE.match(line)
        if found:
            key = found.group(1)
            head[key] = found.group(2)
        elif key:
            head[key] += " " + line
    if "WHY" not in head or "ITEM" not in head or not any(k.startswith("EXPECT") for k in head):
        raise ValueError(f"{path}: ITEM, EXPECT or WHY is missing")
    return head


def sources_of(only):
    return sorted(p for p in HERE.glob("*/*.c") if p.parent.name in TOPICS and only in f"{p.parent.name}/{p.stem}")


def links_statically(folder):
    """Some distributions ship no static C library; the attacks do as well without."""
    probe = [os.environ.get("CC", "cc"), "-static", "-x", "c", "-", "-o", str(folder / "probe")]
    return subprocess.run(probe, input=b"int main(void) { return 0; }", capture_output=True).returncode == 0


def build(folder, only):
    """Compiles what is older than its source; returns the sources."""
    folder.mkdir(parents=True, exist_ok=True)
    sources = sources_of(only)
    running = []
    flags = FLAGS if links_statically(folder) else [f for f in FLAGS if f != "-static"]
    for source in sources:
        out = folder / f"{source.parent.name}-{source.stem}"
        newest = max(source.stat().st_mtime, (HERE / "attack.h").stat().st_mtime)
        if out.exists() and out.stat().st_mtime >= newest:
            continue
        running.append((source, subprocess.Popen([os.environ.get("CC", "cc"), *flags, "-o", str(out), str(source)])))
        if len(running) >= 4:
            wait_for_compiler(*running.pop(0))
    for one in running:
        wait_for_compiler(*one)
    return sources


def wait_for_compiler(source, process):
    if process.wait() != 0:
        raise SystemExit(f"tests/hostile: {source} does not compile")


def arguments_of(source, folder, head):
    words = head.get("ARGS", "").split()
    if words != ["--list"]:
        return words
    program = folder / f"{source.parent.name}-{source.stem}"
    return subprocess.run([program, "--list"], check=True, capture_output=True, text=True).stdout.split()


def load(folder, only="", built=False):
    attacks = []
    for source in sources_of(only) if built else build(folder, only):
        head = read_head(source)
        rows = {}
        for key, text in head.items():
            found = re.match(r"^EXPECT(?:\(([A-Z0-9,]+)\))?(?:\[([^]]*)\])?$", key)
            if not found:
                continue
            hosts = (found.group(1) or "").split(",")
            arguments = arguments_of(source, folder, head) if found.group(2) == "*" else [found.group(2)]
            for argument in arguments:
                rows.setdefault(argument, {}).update({host: text for host in hosts})
        attacks += [Attack(source, argument, expectations, head) for argument, expectations in rows.items()]
    return attacks


def command(attack, folder, marker):
    """The options and the program's command line, split at "--"."""
    words = shlex.split(attack.head.get("RUN", ""))
    options, arguments = (words, []) if "--" not in words else (words[: words.index("--")], words[words.index("--") + 1 :])
    for option, value in (("--cpu", "1s"), ("--wall", "3s"), ("--memory", "256M"), ("--pids", "64")):
        if option not in options:
            options += [option, value]
    arguments = [a.replace("%MARKER%", marker).replace("%HOSTNAME%", os.uname().nodename) for a in arguments]
    if attack.argument:
        arguments = [attack.argument, *arguments]
    return options, [str(attack.program(folder)), *arguments]


def size(text):
    return int(text[:-1]) * {"K": 1 << 10, "M": 1 << 20, "G": 1 << 30}[text[-1]]


def condition_holds(key, want, got):
    if key == "cause":
        cause = got["cause"] + (f":{got.get('syscall')}" if got.get("syscall") else "")
        # Where the host grants no listener the cause has no name, and says so.
        return any(w in (cause, got["cause"]) or (w.split(":")[0] == got["cause"] and not got.get("syscall")) for w in want.split("|"))
    if key in ("exit", "signal"):
        if key == "exit" and got.get("signal"):
            return False
        return str(got.get(key)) in want.split("|")
    if key == "collected":
        return got.get("collected") in want.split("|")
    bounds = {
        "cpu_from": lambda: got["cpu_ns"] >= float(want) * 1e9,
        "cpu_under": lambda: got["cpu_ns"] <= float(want) * 1e9,
        "wall_under": lambda: got["wall_ns"] <= float(want) * 1e9,
        "memory_from": lambda: got["memory_bytes"] >= size(want),
        "memory_under": lambda: got["memory_bytes"] <= size(want),
    }
    if key not in bounds:
        raise ValueError(f"unknown key {key} in an expectation")
    return bounds[key]()


def matches(expectation, outcome):
    alternatives = [dict(word.split("=", 1) for word in one.split()) for one in expectation.split(" or ")]
    return any(all(condition_holds(k, v, outcome) for k, v in one.items()) for one in alternatives)
