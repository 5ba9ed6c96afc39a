# SPDX-License-Identifier: MIT
"""The host before and after an attack. Everything is measured from the runner's own namespaces: what is left behind shows as
a process that became the runner's child, a mount, a name with the marker, a key, a changed clock (for
cgroups see pen.py)."""
import ctypes
import hashlib
import os
import pathlib
import signal
import socket
import time

MARK = "gavel-escape"
PLACES = ("/", "/tmp", "/dev/shm", "/var/tmp", "/run", "/etc", "/usr", "/root", "/home", "/dev", "/usr/lib")
PR_SET_CHILD_SUBREAPER = 36


def become_subreaper():
    """From now on every orphan below this process becomes its child, however it daemonised."""
    if ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "PR_SET_CHILD_SUBREAPER")


def children():
    me, found = os.getpid(), []
    for task in pathlib.Path(f"/proc/{me}/task").iterdir():
        try:
            found += [int(p) for p in (task / "children").read_text().split()]
        except OSError:
            pass
    return found


def describe(pid):
    try:
        name = pathlib.Path(f"/proc/{pid}/comm").read_text().strip()
        state = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        return f"{pid} ({name}, {state})"
    except OSError:
        return str(pid)


def leftover_processes(grace_s):
    """Waits a little for what is already dying, reaps it, then names what still lives and ends it."""
    deadline = time.monotonic() + grace_s
    while True:
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        except ChildProcessError:
            return []
        if time.monotonic() > deadline:
            break
        time.sleep(0.01)
    left = [describe(pid) for pid in children()]
    for _ in range(50):
        for pid in children():
            os.kill(pid, signal.SIGKILL)
        time.sleep(0.02)
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        except ChildProcessError:
            break
    return left


def marked_names():
    found = []
    for place in PLACES:
        try:
            found += [os.path.join(place, name) for name in os.listdir(place) if name.startswith(MARK)]
        except OSError:
            pass
    return sorted(found)


def lines(path):
    try:
        return sorted(pathlib.Path(path).read_text(errors="replace").splitlines())
    except OSError:
        return []


def snapshot(program, folder):
    """folder: the run's own TMPDIR, of which everything is compared."""
    return {
        "mounts": lines("/proc/self/mountinfo"),
        "files with the marker": marked_names(),
        "temporary files": sorted(str(p) for p in folder.rglob("*")),
        "shared memory": lines("/proc/sysvipc/shm"),
        "semaphores": lines("/proc/sysvipc/sem"),
        "message queues": lines("/proc/sysvipc/msg"),
        "keys with the marker": [line for line in lines("/proc/keys") if MARK in line],
        "host name": [socket.gethostname()],
        "network interfaces": sorted(os.listdir("/sys/class/net")) if os.path.isdir("/sys/class/net") else [],
        "program file": [hashlib.sha256(pathlib.Path(program).read_bytes()).hexdigest()],
        "own priority and cores": [os.getpriority(os.PRIO_PROCESS, 0), sorted(os.sched_getaffinity(0))],
        "own descriptors": sorted(os.listdir("/proc/self/fd")),
        "clock": [round(time.time() - time.monotonic())],
    }


def differences(before, after):
    found = []
    for what, was in before.items():
        now = after[what]
        if what == "clock":
            if abs(now[0] - was[0]) > 1:
                found.append(f"clock: moved by {now[0] - was[0]} s")
        elif was != now:
            gone = [x for x in was if x not in now]
            new = [x for x in now if x not in was]
            found.append(f"{what}: new {new[:3]} gone {gone[:3]}")
    return found
