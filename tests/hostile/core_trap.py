# SPDX-License-Identifier: MIT
"""A core_pattern pipe for the time of one attack: with one, the kernel starts a root process of the host for every core, whatever
RLIMIT_CORE says but 1. The setting is the whole machine's, so only a virtual machine of tests/vm gets it, and only as root."""
import os
import pathlib
import resource
import subprocess
import time

PATTERN = pathlib.Path("/proc/sys/kernel/core_pattern")


def possible():
    return os.geteuid() == 0 and "vm_layers=" in pathlib.Path("/proc/cmdline").read_text()


class CoreTrap:
    """with CoreTrap(folder) as trap: …; trap.complaints()"""

    def __init__(self, folder):
        self.caught, self.script = folder / "caught", folder / "catch"

    def __enter__(self):
        self.script.write_text(f"#!/bin/sh\necho caught >>{self.caught}\ncat >/dev/null\n")
        self.script.chmod(0o755)
        self.was = PATTERN.read_text()
        PATTERN.write_text(f"|{self.script} %p")
        return self

    def __exit__(self, *unused):
        PATTERN.write_text(self.was)

    def count(self):
        time.sleep(0.5)
        return len(self.caught.read_text().splitlines()) if self.caught.exists() else 0

    def complaints(self):
        """To be asked after the attack, which must not have been caught; a crash outside of any sandbox must be."""
        attack = self.count()
        subprocess.run(["/bin/sh", "-c", "kill -SEGV $$"], preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (0, 0)))
        control = self.count() - attack
        found = ["the host's core_pattern pipe got the core"] if attack else []
        return found + ([] if control == 1 else [f"the trap for cores does not work: {control} of 1"])
