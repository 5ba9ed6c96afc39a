#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Fills what a manual page takes from the programs themselves, so that it cannot say anything else:
    fill.py PAGE.scd GAVEL GAVELD OUT.scd
A line "@verbs@" becomes every verb of gavel with its summary and options, "@settings@" every option of gaveld, "@keys@"
those of them that may stand in its file, as they are written there."""
import os
import re
import subprocess
import sys

PAGE, GAVEL, GAVELD, OUT = sys.argv[1:5]
NOT_KEYS = {"--config", "--check-config", "--version", "--help"}
GLOBAL = {"--problems", "--runners", "--fresh", "--weak", "--host", "--help"}


def said(*command):
    # No folder of this machine as a default in a page.
    return subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, "HOME": "/nowhere"}).stdout


def escaped(text):
    return re.sub(r"([\\*_<>#`~])", r"\\\1", text.strip())


def options(text):
    """(flags, help) for every line "  -x, --name ARG  help" and its continuations."""
    found = []
    for line in text.split("\n"):
        match = re.match(r"^  (?:(-\w), |    )(--[\w-]+)(?: (\S+))?  +(\S.*)$", line)
        if match:
            letter, name, arg, help_text = match.groups()
            flags = f"*{letter}*, " if letter else ""
            found.append([name, flags + f"*{escaped(name)}*" + (f" _{arg.strip('_')}_" if arg else ""), help_text])
        elif found and re.match(r"^ {12,}\S", line):
            found[-1][2] += " " + line.strip()
    return found


def listed(rows):
    return "".join(f"{flags}\n\t{escaped(text)}.\n\n" for _, flags, text in rows)


def verbs():
    out = ""
    for name, summary in re.findall(r"^  (\w+) +(.+)$", said(GAVEL, "--help"), re.M):
        text = said(GAVEL, name, "--help")
        operands = re.match(r"usage: gavel \w+ \[OPTIONS\] ?(.*)", text).group(1)
        out += f"## gavel {name} {escaped(operands)}\n\n{escaped(summary[0].upper() + summary[1:])}.\n\n"
        out += listed(row for row in options(text) if row[0] not in GLOBAL)
    return out


def everywhere():
    return listed(row for row in options(said(GAVEL, "judge", "--help")) if row[0] in GLOBAL)


def settings():
    return listed(options(said(GAVELD, "--help")))


def keys():
    out = ""
    for name, flags, text in options(said(GAVELD, "--help")):
        if name not in NOT_KEYS:
            arg = re.search(r" _.*_$", flags)
            out += f"*{escaped(name[2:].replace('-', '_'))}*{arg.group(0) if arg else ''}\n\t{escaped(text)}.\n\n"
    return out


with open(PAGE, encoding="utf-8") as page, open(OUT, "w", encoding="utf-8") as out_file:
    for row in page:
        made = {"@verbs@\n": verbs, "@everywhere@\n": everywhere, "@settings@\n": settings,
                "@keys@\n": keys}.get(row)
        out_file.write(made() if made else row)
