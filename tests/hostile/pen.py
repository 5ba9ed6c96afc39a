# SPDX-License-Identifier: MIT
"""A cgroup around each run of the sandbox under test, so that a broken sandbox cannot take the machine with it, and so that
the cgroups which it leaves behind can be told from everybody else's. v1: memory, pids, cpuacct; v2: a delegated group beside
the runner's own, as tests/vm/guest prepares it. Where no group may be made there is no pen, and `real` says so."""
import itertools
import os
import pathlib
import time

TASKS_MAX = 600
MEMORY_MAX = 1536 << 20
MEMORY_LEFT_MAX = 1 << 20
NUMBERS = itertools.count()


def own_groups():
    """[(version, folder)] of this process's groups that can hold a pen."""
    mounts = {}
    for line in pathlib.Path("/proc/self/mountinfo").read_text().splitlines():
        before, after = line.split(" - ", 1)
        kind, _, options = after.split(" ", 2)
        if kind == "cgroup":
            mounts.update({c: before.split()[4] for c in options.split(",")})
        elif kind == "cgroup2":
            mounts[""] = before.split()[4]
    found = []
    for line in pathlib.Path("/proc/self/cgroup").read_text().splitlines():
        _, controllers, path = line.split(":", 2)
        if controllers in ("memory", "pids", "cpuacct") and controllers in mounts:
            found.append((1, pathlib.Path(mounts[controllers] + path)))
        elif controllers == "" and "" in mounts and path != "/":
            found.append((2, pathlib.Path(mounts[""] + path).parent))
    return found


class Pen:
    def __init__(self):
        self.folders, self.version = [], 0
        name = f"hostile-{os.getpid()}-{next(NUMBERS)}"
        for version, parent in own_groups():
            folder = parent / name
            if version == 2 and "memory" not in self.words(parent / "cgroup.subtree_control"):
                continue
            try:
                folder.mkdir()
            except OSError:
                continue
            self.folders.append(folder)
            self.version = version
            self.limit(folder, version)

    @property
    def real(self):
        return bool(self.folders)

    @classmethod
    def words(cls, path):
        return [word for line in cls.lines(path) for word in line.split()]

    @staticmethod
    def limit(folder, version):
        memory = "memory.max" if version == 2 else "memory.limit_in_bytes"
        for name, value in (("pids.max", TASKS_MAX), (memory, MEMORY_MAX)):
            if (folder / name).exists():
                (folder / name).write_text(str(value))
        if version == 2:
            try:
                os.setxattr(folder, "user.delegate", b"1")  # as systemd marks what it delegates
            except OSError:
                pass

    def enter(self):
        """Called in the child, before exec."""
        for folder in self.folders:
            (folder / "cgroup.procs").write_text("0")

    def below(self):
        """What the sandbox left. An empty gavel-supervisor, into which it moves its caller, is its documented trace."""
        return [str(p) for folder in self.folders for p in folder.rglob("*/") if p.is_dir() and p.name != "gavel-supervisor"]

    def memory_left(self):
        """Bytes of memory files that stay charged, all processes being dead: a mount or a descriptor holds them. The kernel
        brings this counter up to date every two seconds."""
        for _ in range(30):
            left = self.memory_files()
            if left < MEMORY_LEFT_MAX:
                return 0
            time.sleep(0.1)
        return left

    def memory_files(self):
        for folder in self.folders:
            for line in self.lines(folder / "memory.stat"):
                name, _, value = line.partition(" ")
                if name == ("shmem" if self.version == 2 else "total_shmem"):
                    return int(value)
        return 0

    @staticmethod
    def lines(path):
        try:
            return path.read_text().splitlines()
        except OSError:
            return []

    def close(self):
        for folder in self.folders:
            for path in sorted((p for p in folder.rglob("*/") if p.is_dir()), key=lambda p: -len(p.parts)):
                self.remove(path)
            self.remove(folder)

    @staticmethod
    def remove(path):
        for _ in range(100):
            try:
                path.rmdir()
                return
            except OSError:
                time.sleep(0.02)
