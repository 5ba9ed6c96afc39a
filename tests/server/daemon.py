# SPDX-License-Identifier: MIT
"""A gaveld of a test's own: started, looked at, killed by pid, asked over HTTP. Used by the scripts beside this file."""
import ctypes
import http.client
import json
import os
import signal
import socket
import subprocess
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.environ.get("GAVEL_BUILD", os.path.join(ROOT, "build"))
LONG = os.environ.get("LONG", "0") == "1"


class Tap:
    """Results as TAP; the exit status says whether all was well."""

    def __init__(self):
        self.number = self.failed = 0

    def check(self, name, good, *details):
        self.number += 1
        self.failed += not good
        print(f"{'ok' if good else 'not ok'} {self.number} - {name}", flush=True)
        for line in details if not good else ():
            print(f"#   {line}", flush=True)
        return good

    def note(self, text):
        print(f"# {text}", flush=True)

    def finish(self):
        print(f"1..{self.number}", flush=True)
        raise SystemExit(1 if self.failed or not self.number else 0)


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def process(pid):
    """(comm, parent, state) of a pid, or None."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as f:
            text = f.read()
    except OSError:
        return None
    rest = text[text.rindex(")") + 2 :].split()
    return text[text.index("(") + 1 : text.rindex(")")], int(rest[1]), rest[0]


def alive(pid):
    p = process(pid)
    return p is not None and p[2] not in "ZX"


def tree(pid):
    """Every live process below pid, without pid."""
    parents = {}
    for name in os.listdir("/proc"):
        if name.isdigit() and (p := process(int(name))) and p[2] not in "ZX":
            parents[int(name)] = p[1]
    found, more = set(), True
    while more:
        more = {p for p, parent in parents.items() if (parent == pid or parent in found) and p not in found}
        found |= more
    return found


def wait_for(condition, seconds, nap=0.02):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(nap)
    return True


def die_with_us():
    """A test that is killed leaves no daemon behind."""
    ctypes.CDLL(None).prctl(1, signal.SIGTERM) # PR_SET_PDEATHSIG


class Daemon:
    def __init__(self, data, store=None, workers=2, port=None, log=None, options=()):
        self.data, self.port = data, port or free_port()
        self.log_path = log or data.rstrip("/") + ".log"
        self.command = [
            os.path.join(BUILD, "bin", "gaveld"), "--listen", f"127.0.0.1:{self.port}", "--data", data,
            "--problems", os.path.join(ROOT, "problems"), "--runners", os.path.join(ROOT, "runners"),
            "--workers", str(workers), "--rate-per-minute", "1000000", "--concurrent-max", "1000000",
            *(("--store", store) if store else ()), *options]  # fmt: skip
        self.child = self.token = None
        self.pass_fds = ()

    def start(self, environment=None):
        with open(self.log_path, "ab") as log:
            self.child = subprocess.Popen(
                self.command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, preexec_fn=die_with_us,
                pass_fds=self.pass_fds, env={**os.environ, **(environment or {})})  # fmt: skip
        return self

    def pid(self):
        return self.child.pid

    def children(self, prefix):
        """Pids of our own children whose name begins so: gaveld-front, gaveld-work, gavel-sandbox."""
        return sorted(
            p for p in tree(self.pid()) if (s := process(p)) and s[1] == self.pid() and s[0].startswith(prefix))

    def request(self, method, path, body=None, headers=None, timeout=30):
        """(status, parsed body). Raises OSError when the connection breaks."""
        c = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            text = None if body is None else json.dumps(body)
            token = {"Authorization": f"Bearer {self.token}"} if self.token else {}
            c.request(method, path, text, {"Content-Type": "application/json", **token, **(headers or {})})
            r = c.getresponse()
            data = r.read()
        except http.client.HTTPException as e:
            raise OSError(f"broken answer: {e}") from e
        finally:
            c.close()
        return r.status, json.loads(data) if data[:1] in b"{[" and data else data.decode()

    def ready(self, seconds=30):
        def asked():
            try:
                return self.request("GET", "/readyz", timeout=2)[0] == 200
            except OSError:
                return False

        return wait_for(asked, seconds, 0.05)

    def events(self, submission):
        """The events of a submission that has ended: [(number, type, data)]."""
        status, text = self.request("GET", f"/v1/submissions/{submission}/events")
        found = []
        for block in text.split("\n\n") if status == 200 else ():
            fields = dict(line.split(": ", 1) for line in block.splitlines() if ": " in line)
            if "id" in fields:
                found.append((int(fields["id"]), fields.get("event"), json.loads(fields.get("data", "null"))))
        return found

    def stop(self, seconds=60):
        """Gracefully. Returns the exit status, or None when it had to be killed."""
        if self.child.poll() is None:
            self.child.send_signal(signal.SIGTERM)
            try:
                return self.child.wait(seconds)
            except subprocess.TimeoutExpired:
                self.kill()
                return None
        return self.child.returncode

    def kill(self):
        if self.child and self.child.poll() is None:
            self.child.kill()
            self.child.wait()

    def log(self):
        with open(self.log_path, encoding="utf-8", errors="replace") as f:
            return f.read()


def source_of(problem, *path):
    with open(os.path.join(ROOT, "problems", problem, "solutions", *path), encoding="utf-8") as f:
        return f.read()
