# SPDX-License-Identifier: MIT
"""The host before and after an attack. Everything is measured from the runner's own namespaces: what is left behind shows as
a process that became the runner's child, a mount, a name with the marker, a file or key of a cell's uid, a changed setting
of the kernel, a changed clock (for cgroups and the memory charged to them see pen.py). Other helpers may work beside this
one, so nothing is compared that they change too: counts of processes, free memory, claimed uids."""
import ctypes
import hashlib
import os
import pathlib
import re
import resource
import signal
import socket
import time

import core_trap

MARK = "gavel-escape"
PLACES = ("/", "/work", "/tmp", "/dev/shm", "/var/tmp", "/run", "/etc", "/usr", "/root", "/home", "/dev", "/usr/lib")
PR_SET_CHILD_SUBREAPER = 36
SEEN = {}
OWNERS_MAX = 5000  # in a folder with more names nobody's owner is asked for
CELL_UIDS = range(1900000000, 2**31)  # of sandbox/helper/host.c
# Not core_pattern: core_trap.py sets it in the virtual machine while other attacks run.
SETTINGS = ("kernel/hostname", "kernel/domainname", "kernel/core_uses_pid", "kernel/randomize_va_space",
            "kernel/yama/ptrace_scope", "kernel/modprobe", "kernel/sysrq", "kernel/pid_max", "kernel/shmmax", "fs/suid_dumpable",
            "fs/mqueue/queues_max", "fs/protected_hardlinks", "fs/protected_symlinks", "fs/pipe-max-size",
            "user/max_user_namespaces", "user/max_mnt_namespaces", "vm/overcommit_memory", "vm/nr_hugepages", "vm/swappiness",
            "net/ipv4/ip_forward", "net/ipv4/ping_group_range")


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


def strangers(place):
    """Names in a folder that an attack could have left: with the marker, of a cell's uid (whatever the name), or a core file
    (the attacks are started in /). Looked through again only when the folder has changed: some hold a great many names."""
    try:
        st = os.stat(place)
        known = SEEN.get(place)
        if known and known[0] == st.st_mtime_ns:
            return known[1]
        names = os.listdir(place)
        found = [os.path.join(place, n) for n in names if n.startswith(MARK) or (place == "/" and re.match(r"core(\.|$)", n))]
        for name in names if len(names) <= OWNERS_MAX else []:
            path = os.path.join(place, name)
            if os.lstat(path).st_uid in CELL_UIDS and path not in found:
                found.append(path)
    except OSError:
        return []
    SEEN[place] = (st.st_mtime_ns, sorted(found))
    return SEEN[place][1]


def keys():
    found = []
    for line in lines("/proc/keys"):
        words = line.split()
        owner = int(words[5]) if len(words) > 5 and words[5].isdigit() else -1
        if MARK in line or owner in CELL_UIDS:
            found.append(line)
    return found


def settings():
    """Where another worker may be setting the trap for cores, that is no difference."""
    return [name for name in SETTINGS if name != "kernel/core_pattern" or not core_trap.possible()]


def own_limits():
    return [resource.getrlimit(number) for number in range(16)]


def lines(path):
    try:
        return sorted(pathlib.Path(path).read_text(errors="replace").splitlines())
    except OSError:
        return []


def snapshot(program, folder):
    """folder: the run's own TMPDIR, of which everything is compared."""
    return {
        "mounts": lines("/proc/self/mountinfo"),
        "files": [name for place in PLACES for name in strangers(place)],
        "temporary files": sorted(str(p) for p in folder.rglob("*")),
        "shared memory": lines("/proc/sysvipc/shm"),
        "semaphores": lines("/proc/sysvipc/sem"),
        "message queues": lines("/proc/sysvipc/msg"),
        "POSIX message queues": sorted(os.listdir("/dev/mqueue")) if os.path.isdir("/dev/mqueue") else [],
        "keys": keys(),
        "kernel settings": [(name, lines(f"/proc/sys/{name}")) for name in settings()],
        "sockets with the marker": [line for line in lines("/proc/net/unix") if MARK in line],
        "own cgroups": lines("/proc/self/cgroup"),
        "own limits": own_limits(),
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
