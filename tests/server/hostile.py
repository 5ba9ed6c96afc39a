#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Clients that mean harm, against a gaveld with the sanitizers in it: each gets the right 4xx or is cut off, the others
are served meanwhile, and nothing breaks. Every load is bounded. Prints TAP."""
import os, random, re, resource, socket, subprocess, threading, time

from gaveld import Gaveld, ROOT, Tap, status_of

tap = Tap()
HEAD = b"Host: localhost\r\n"
JSON = HEAD + b"Content-Type: application/json\r\n"
NOBODY = "0" * 26


def get(path=b"/healthz", more=b"", version=b"HTTP/1.1"):
    return b"GET " + path + b" " + version + b"\r\n" + HEAD + more + b"Connection: close\r\n\r\n"


def post(path, body, more=b"", length=None):
    length = str(len(body)).encode() if length is None else length
    return b"POST " + path + b" HTTP/1.1\r\n" + JSON + more + b"Content-Length: " + length + b"\r\n\r\n" + body


def serves(g):
    return g.call("GET", "/healthz").status == 200


# ---- bodies ----

PATHS = {"submission": "/v1/submissions", "batch": "/v1/batches", "run": "/v1/runs", "rejudge": "/v1/rejudges",
         "nothing": f"/v1/rejudges/{NOBODY}/apply"}


def broken_bodies(g):
    wrong, rows = [], 0
    for line in open(os.path.join(ROOT, "tests", "fuzz", "bodies.tsv")).read().splitlines():
        status, kind, field, why, body = line.split("\t")
        a = g.call("POST", PATHS[kind], raw=body.encode().decode("unicode_escape").encode("latin-1"))
        rows += 1
        if (a.status != int(status) or a.headers["Content-Type"] != "application/problem+json" or
                a.json.get("field", "-") != field or not a.json["detail"]):
            wrong.append(f"{why}: {a}")
    tap.check(not wrong and rows >= 200, f"each of {rows} broken bodies is refused with the field that is wrong",
              "\n".join(wrong[:10]))


def large_bodies(g):
    deep = b"[" * 3500
    members = b"{" + b",".join(b'"k%d":1' % i for i in range(400)) + b"}"
    for name, body, status in (("3,500 lists in each other", deep, 400), ("400 unknown keys", members, 422),
                               ("more than body_max", b" " * 5000, 413), ("ten times body_max", b" " * 40960, 413)):
        a = g.call("POST", "/v1/submissions", raw=body)
        tap.check(a.status == status, f"{name}: {status}", a)
    for length, status in ((b"99999999999999999999", (400, 413)), (b"-1", (400,)), (b"+5", (400,)), (b"5x", (400,)),
                           (b"9223372036854775807", (413,)), (b"0x10", (400,)), (b"", (400, 415))):
        got = g.exchange(post(b"/v1/submissions", b"{}", length=length), close=True)
        # The library may close without a word on what is no number; it must not take it.
        tap.check(status_of(got) in status + (0,), f"Content-Length: {length.decode() or 'empty'} is refused", got[:300])
    chunked = b"POST /v1/runs HTTP/1.1\r\n" + JSON + b"Transfer-Encoding: chunked\r\n\r\n"
    for name, data, status in (("a chunked body", b"2\r\n{}\r\n0\r\n\r\n", (422,)),
                               ("a chunk whose size is no number", b"zz\r\n{}\r\n0\r\n\r\n", (400, 0)),
                               ("a chunk of 2^64 bytes", b"10000000000000000\r\n{}\r\n0\r\n\r\n", (400, 413, 0)),
                               ("a chunked body beyond body_max", b"1000\r\n" + b" " * 4096 + b"\r\n" +
                                b"1000\r\n" + b" " * 4096 + b"\r\n0\r\n\r\n", (413,))):
        got = g.exchange(chunked + data, close=True)
        tap.check(status_of(got) in status, f"{name}: {status[0]}", got[:300])


# ---- heads and paths ----

HEADS = [  # why, bytes, statuses; 0: cut off without a word
    ("no HTTP", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 500 + b"\r\n\r\n", (400, 0)),
    ("the preface of HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", (400, 405, 404, 505, 0)),
    ("no version", b"GET /healthz\r\n\r\n", (400, 505, 0)),
    ("a version that is none", get(version=b"HTTP/9.9"), (400, 505, 0)),
    ("no Host", b"GET /v1/languages HTTP/1.1\r\n\r\n", (400, 0)),
    ("two Hosts", get(b"/v1/languages", b"Host: evil.example\r\n"), (400, 0)),
    ("two tokens", get(b"/v1/languages", b"Authorization: Bearer a\r\nAuthorization: Bearer b\r\n"), (400,)),
    ("two content types", post(b"/v1/runs", b"{}", b"Content-Type: application/json\r\n"), (400,)),
    ("two lengths", post(b"/v1/runs", b"{}", b"Content-Length: 5\r\n"), (400,)),
    ("a length and chunks", post(b"/v1/runs", b"0\r\n\r\n", b"Transfer-Encoding: chunked\r\n"), (400,)),
    ("an encoding that nobody has", post(b"/v1/runs", b"{}", b"Transfer-Encoding: gzip\r\n"), (400,)),
    ("a header without a colon", get(more=b"nonsense\r\n"), (400, 0)),
    ("a NUL in a header", get(more=b"X: a\0b\r\n"), (400, 200, 0)),
    ("a CR in a header", get(more=b"X: a\rTransfer-Encoding: chunked\r\n"), (400, 0)),
    ("a header that is folded", get(more=b"X: a\r\n b\r\n"), (400, 200, 0)),
    ("a header of 64 KiB", get(more=b"X: " + b"a" * 65536 + b"\r\n"), (413, 414, 431, 0)),
    ("3,000 headers", get(more=b"".join(b"X%d: a\r\n" % i for i in range(3000))), (413, 414, 431, 0)),
    ("a path of 64 KiB", get(b"/" + b"a" * 65536), (413, 414, 431, 0)),
    ("an unknown method", b"BREW /healthz HTTP/1.1\r\n" + HEAD + b"\r\n", (405, 501, 0)),
    ("a method of 5,000 letters", b"G" * 5000 + b" /healthz HTTP/1.1\r\n" + HEAD + b"\r\n", (400, 405, 501, 0)),
    ("20 parameters", get(b"/v1/submissions?" + b"&".join(b"a%d=1" % i for i in range(20))), (400,)),
    ("an escape that is none", get(b"/v1/submissions?status=%zz"), (400,)),
    ("a token that is none", get(b"/v1/languages", b"Authorization: Bearer x\r\n"), (401,)),
    ("another way to log in", get(b"/v1/languages", b"Authorization: Basic eDp5\r\n"), (401,)),
    ("a token of 20 KiB", get(b"/v1/languages", b"Authorization: Bearer " + b"a" * 20000 + b"\r\n"), (401,)),
    ("a key with a control character", post(b"/v1/submissions", b"{}", b"Idempotency-Key: a\x01b\r\n"), (400, 422, 0)),
    ("a line feed alone as the end", b"GET /nothing HTTP/1.1\nHost: localhost\n\n", (400, 404, 0)),
]
SEGMENTS = ["..", "../../../../etc/passwd", "%2e%2e", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "..%2f..%2fREADME.md", "two-sum%00",
            "two-sum%2f", "two-sum/", "two-sum/..", "./two-sum", "TWO-SUM", "two_sum", "two-sum.", ".two-sum", "-two-sum",
            "two-sum-", "two-sum;x", "two-sum\\", "two-sum'", "two-sum%20", "a" * 81, "a" * 5000, "%c0%ae%c0%ae", "~root",
            "con", "*", "{id}", "two-sum%0a", "\xe9"]


def heads(g):
    for why, data, statuses in HEADS:
        got = g.exchange(data, close=True)
        tap.check(status_of(got) in statuses, f"{why} is refused", got[:300])
    wrong = []
    for segment in SEGMENTS:
        for path in (f"/v1/problems/{segment}", f"/v1/submissions/{segment}/events", f"/v1/batches/{segment}"):
            status = status_of(g.exchange(get(path.encode("latin-1")), close=True))
            if status not in (400, 404):
                wrong.append(f"{path}: {status}")
    tap.check(not wrong, "tricks in a path lead nowhere", wrong)
    a = g.call("GET", "/v1/problems/two-sum")
    tap.check(a.status == 200, "and the problem is there", a)


PIECES = [b"\r\n", b"\r", b"\n", b"\0", b":", b" ", b"\t", b"%00", b"HTTP/1.1", b"Host: localhost\r\n", b"Content-Length: 9\r\n",
          b"Transfer-Encoding: chunked\r\n", b"Expect: 100-continue\r\n", b"GET / HTTP/1.1\r\n", b"\xff", b"0\r\n\r\n", b"a" * 300]


def mutated(random, seeds):
    b = bytearray(random.choice(seeds))
    for _ in range(random.randint(1, 6)):
        what, at = random.randint(0, 4), random.randint(0, len(b))
        if what == 0:
            b[at:at] = random.choice(PIECES)
        elif what == 1:
            del b[at:at + random.randint(1, 20)]
        elif what == 2 and at < len(b):
            b[at] = random.randrange(256)
        elif what == 3:
            b[at:at] = b[max(0, at - 30):at]
        else:
            b += random.choice(seeds)
    return bytes(b)


def mutations(g, count):
    """Requests with bytes put in, out and elsewhere; always the same ones."""
    generator, wrong = random.Random(7), []
    seeds = [data for _, data, _ in HEADS if len(data) < 3000] + [
        get(), get(b"/v1/submissions?wait=1&limit=3"), post(b"/v1/batches", b'{"submissions":[{}]}'),
        post(b"/v1/submissions", b'{"problem":"two-sum","language":"x","source":"s"}'),
        b"POST /v1/runs HTTP/1.1\r\n" + JSON + b"Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        get(f"/v1/submissions/{NOBODY}/events".encode(), b"Last-Event-ID: 3\r\n")]
    for _ in range(count):
        data = mutated(generator, seeds)
        try:
            s = g.connect(timeout=0.02)
            s.sendall(data)
            got = s.recv(4096)
            s.close()
        except OSError:
            continue
        if 500 <= status_of(got) < 600 and status_of(got) not in (501, 505):
            wrong.append((data, got[:200]))
    tap.check(not wrong, f"none of {count} mutated requests is the server's fault", wrong[:3])


def pipelines(g):
    got = g.exchange(b"".join(b"GET /healthz HTTP/1.1\r\n" + HEAD + b"\r\n" for _ in range(200)) + get())
    tap.check(got.count(b"HTTP/1.1 200 OK") == 201, "201 requests in one go get 201 answers", got[:300])
    inner = b"GET /v1/languages HTTP/1.1\r\nHost: localhost\r\n\r\n"
    for name, head in (("GET", b"GET /healthz HTTP/1.1\r\n"), ("DELETE", f"DELETE /v1/submissions/{NOBODY} HTTP/1.1\r\n".encode()),
                       ("POST without a type", b"POST /v1/runs HTTP/1.1\r\n"), ("PUT", b"PUT /v1/runs HTTP/1.1\r\n"),
                       ("a path that is none", b"GET /nothing HTTP/1.1\r\n")):
        got = g.exchange(head + HEAD + b"Content-Length: %d\r\n\r\n" % len(inner) + inner, close=True)
        tap.check(got.count(b"HTTP/1.1 ") == 1 and b'"languages"' not in got,
                  f"the body of a {name} is not taken for a request", got[:300])
    odd = b"POST /v1/runs HTTP/1.1\r\n" + JSON + b"Content-Length : %d\r\n\r\n" % len(inner) + inner
    got = g.exchange(odd, close=True)
    tap.check(status_of(got) == 400 and got.count(b"HTTP/1.1 ") == 1,
              "nor what follows a length with a space before its colon", got[:400])


# ---- slowness and numbers ----

def drip(g, first, rest, results):
    """Sends the first bytes at once, and of the rest one each 0.2 s, until it is cut off; notes whether it was."""
    cut = False
    try:
        s = g.connect()
        s.sendall(first)
        s.settimeout(0.2)
        for byte in rest:
            s.send(bytes([byte]))
            try:
                if s.recv(4096) == b"":
                    cut = True
                    break
            except socket.timeout:
                pass
    except OSError:
        cut = True
    results.append(cut)


def slowness(g):
    def slow_head(results):
        drip(g, b"", b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 200, results)

    def slow_body(results):
        drip(g, b"POST /v1/runs HTTP/1.1\r\n" + JSON + b"Content-Length: 400\r\n\r\n", b" " * 200, results)

    for name, client in (("heads", slow_head), ("bodies", slow_body)):
        results = []
        threads = [threading.Thread(target=client, args=(results,)) for _ in range(40)]
        for t in threads:
            t.start()
        time.sleep(0.5)
        tap.check(serves(g), f"others are served beside 40 slow {name}")
        for t in threads:
            t.join()
        tap.check(results == [True] * 40, f"40 slow {name} are cut off", results)


def idle(g, count):
    """Connections that say nothing, from 20 addresses of this machine."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    want = count + 500
    if hard < want and os.geteuid() == 0:
        resource.setrlimit(resource.RLIMIT_NOFILE, (want, want))
    elif soft < want:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(want, hard), hard))
        count = min(count, hard - 500)
    held, alone, lost = [], 0, 0
    for i in range(count):
        try:
            held.append(g.connect(source=f"127.0.1.{1 + i * 20 // count}", timeout=5))
        except OSError:
            lost += 1
        if i % (count // 10) == count // 10 - 1:
            alone += serves(g)  # from 127.0.0.1, which has none of them
    tap.check(alone == 10, f"{count} idle connections of others do not keep one out (lost {lost})", alone)
    time.sleep(3)
    tap.check(serves(g), "nor when they are all there")
    closed = sum(1 for s in held if is_closed(s))
    tap.check(closed > count * 0.9, "and idle ones are closed in time", closed)
    for s in held:
        s.close()


def is_closed(s):
    s.setblocking(False)
    try:
        return s.recv(1) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True


def leavers(g):
    """Clients that ask and go, while they wait, stream, or half-way through an answer."""
    i = g.call("POST", "/v1/runs", {"language": "python", "source": "import time\ntime.sleep(3)"}).json["id"]
    for path in (f"/v1/submissions/{i}?wait=5", f"/v1/submissions/{i}/events", "/openapi.json", "/v1/problems"):
        for _ in range(20):
            s = g.connect()
            s.sendall(b"GET " + path.encode() + b" HTTP/1.1\r\n" + HEAD + b"\r\n")
            if path.endswith("json"):
                s.recv(10)
            s.close()
    a = g.call("GET", f"/v1/submissions/{i}?wait=20")
    tap.check(a.status == 200 and a.json["status"] == "finished", "who leaves in the midst of it takes nobody along", a)


def descriptors(g):
    """Of all processes of the daemon."""
    pids = subprocess.run(["pgrep", "-P", str(g.process.pid)], capture_output=True, text=True).stdout.split()
    return sum(len(os.listdir(f"/proc/{pid}/fd")) for pid in pids)


def half_bodies(g):
    """300 clients that go in the midst of a body: the end comes together with the last bytes that they sent."""
    before = descriptors(g)
    head = post(b"/v1/submissions", b" " * 2000, length=b"4000")
    for _ in range(300):
        s = g.connect()
        s.sendall(head)
        s.close()
    for _ in range(50):
        time.sleep(0.2)
        if descriptors(g) <= before:
            break
    tap.check(descriptors(g) <= before, "who leaves in the midst of a body is let go", (before, descriptors(g)))


def many_bodies(g):
    """More bodies at the same time than there is room for: 64 times body_max."""
    held = []
    for _ in range(100):
        s = g.connect()
        s.sendall(b"POST /v1/runs HTTP/1.1\r\n" + JSON + b"Content-Length: 4096\r\n\r\n" + b" " * 4000)
        held.append(s)
    time.sleep(0.5)
    statuses = []
    for s in held:
        s.sendall(b" " * 96)
        statuses.append(status_of(s.recv(4096)))
        s.close()
    tap.check(set(statuses) == {400, 503} and statuses.count(400) >= 60, "bodies beyond what there is room for are 503",
              statuses)


def floods(g):
    limited = served = 0
    for _ in range(60):
        a = g.call("POST", "/v1/runs", {"language": "x", "source": "x"})
        served += a.status == 422
        limited += a.status == 429 and int(a.headers["Retry-After"]) >= 1
    tap.check(served + limited == 60 and limited > 0, "a flood is answered with 429 and Retry-After", (served, limited))


def check_end(g):
    tap.check(serves(g), "it still serves")
    status = g.stop()
    log = g.log()
    tap.check(status == 0 and not re.search(r"(Address|Leak|Thread)Sanitizer|runtime error:", log) and
              log.count("serving address") == 1, "nothing broke, leaked or was started anew", (status, log[-3000:]))


def main():
    os.environ["ASAN_OPTIONS"] = "detect_leaks=1"
    small = dict(body_max="4096", source_max="64", input_max="32", metadata_max="64", batch_max="4", stdins_max="3",
                 rate_per_minute="1000000", header_timeout="2s", body_timeout="2s", idle_timeout="1s")
    with Gaveld(**small) as g:
        broken_bodies(g)
        large_bodies(g)
        heads(g)
        pipelines(g)
        mutations(g, 3000 if os.environ.get("LONG", "0") == "0" else 100000)
        slowness(g)
        half_bodies(g)
        many_bodies(g)
        check_end(g)
    with Gaveld(header_timeout="2s", connections_max="3000", connections_per_address_max="140", rate_per_minute="30") as g:
        leavers(g)
        idle(g, 10000)
        floods(g)
        check_end(g)
    tap.finish()


if __name__ == "__main__":
    main()
