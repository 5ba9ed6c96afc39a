#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The API against its description: every operation of openapi.json is called until each status that it documents was
answered, and every answer is held against its schema; then who sees what, waits, streams and limits. Prints TAP."""
import json, os, re, subprocess, threading, time

from gaveld import Gaveld, Tap, keys_of, problems_of, ROOT

tap = Tap()
SECRET = "1000001"
RIGHT = "class Solution:\n    def plus(self, a, b):\n        return a + b\n"
WRONG = "class Solution:\n    def plus(self, a, b):\n        print('saw', a)\n        return a + b if a < 1000 else 7\n"
LANGUAGE = "python"
PROBLEM = """title: Plus
difficulty: easy
topics: [math]
function: {name: plus, params: [{a: int}, {b: int}], returns: int}
cases:
  - {tag: sample, sample: true, input: {a: 1, b: 2}, expected: 3, explanation: "1 + 2"}
  - {tag: secret-edge, input: {a: 1000001, b: 5}, expected: %d}
"""


def make_problems(where):
    folder = os.path.join(where, "plus")
    os.makedirs(os.path.join(folder, "solutions", "accepted"))
    for name, text in (("problem.yaml", PROBLEM % 1000006), ("statement.md", "# Plus\n\nAdd *a* and *b*.\n"),
                       ("solutions/accepted/add.py", RIGHT)):
        with open(os.path.join(folder, name), "w") as f:
            f.write(text)
    for path, _, _ in os.walk(where):
        os.chmod(path, 0o755)


class Api:
    """Calls by operation, and what was met."""

    def __init__(self, server):
        self.server = server
        self.doc = server.call("GET", "/openapi.json").json
        self.met, self.keys, self.wrong = set(), set(), []

    def call(self, method, template, ids=None, query="", **more):
        path = template
        for k, v in (ids or {}).items():
            path = path.replace("{%s}" % k, v)
        answer = self.server.call(method, path + query, **more)
        self.hold(method, template, answer)
        return answer

    def hold(self, method, template, answer):
        responses = self.doc["paths"][template][method.lower()]["responses"]
        where = f"{method} {template} {answer.status}"
        described = responses.get(str(answer.status))
        if not described:
            self.wrong.append(f"{where}: the status is not described: {answer.body[:200]!r}")
            return
        self.met.add((method, template, str(answer.status)))
        kind = (answer.headers.get("Content-Type") or "").split(";")[0]
        content = described.get("content", {})
        if kind not in content and (content or answer.body):
            self.wrong.append(f"{where}: the type {kind} is not described")
        for header in described.get("headers", {}):
            if header not in answer.headers:
                self.wrong.append(f"{where}: no {header}")
        if kind.endswith("json") and kind in content:
            schema = content[kind]["schema"]
            self.wrong += [f"{where}: {p}" for p in problems_of(answer.json, schema, self.doc)]
            keys_of(answer.json, schema, self.doc, self.keys)

    def documented(self):
        return {(m.upper(), path, status) for path, item in self.doc["paths"].items() for m, op in item.items()
                for status in op["responses"]}


def submit(api, token, source=RIGHT, query="?wait=30", **fields):
    return api.call("POST", "/v1/submissions", query=query, token=token,
                    body={"problem": "plus", "language": LANGUAGE, "source": source, **fields})


def slow_run(api, token, seconds=20):
    """A bare run that takes its time, and the id of it once it runs."""
    source = f"import time\ntime.sleep({seconds})\n"
    i = api.call("POST", "/v1/runs", token=token, body={"language": LANGUAGE, "source": source}).json["id"]
    for _ in range(400):
        if api.call("GET", "/v1/submissions/{id}", {"id": i}, token=token).json["status"] == "running":
            break
        time.sleep(0.05)
    return i


def events_of(answer):
    found = []
    for block in answer.body.decode().split("\n\n"):
        lines = dict(line.split(": ", 1) for line in block.splitlines() if not line.startswith(":"))
        if lines:
            found.append((int(lines["id"]), lines["event"], json.loads(lines["data"])))
    return found


# ---- every status of every operation ----

ONES = [("GET", "/v1/submissions/{id}"), ("DELETE", "/v1/submissions/{id}"), ("GET", "/v1/submissions/{id}/events"),
        ("GET", "/v1/submissions/{id}/webhook"), ("POST", "/v1/submissions/{id}/webhook"), ("GET", "/v1/batches/{id}"),
        ("GET", "/v1/rejudges/{id}"), ("DELETE", "/v1/rejudges/{id}"), ("POST", "/v1/rejudges/{id}/apply")]
POSTS = {"/v1/submissions": {"problem": "plus", "language": LANGUAGE, "source": RIGHT},
         "/v1/batches": {"submissions": [{"problem": "plus", "language": LANGUAGE, "source": RIGHT}]},
         "/v1/runs": {"language": LANGUAGE, "source": "print(1)"}, "/v1/rejudges": {"problem": "plus"},
         "/v1/submissions/{id}/webhook": {}, "/v1/rejudges/{id}/apply": {}}


def refusals(api, tokens):
    """400 401 404 406 413 415 422 429, which every operation has alike."""
    nobody = {"id": "0" * 26, "slug": "no-such-problem"}
    for method, template, status in sorted(api.documented()):
        authors = "rejudges" in template or template == "/metrics"
        token = tokens["operator" if authors else "service"]
        body = POSTS.get(template) if method == "POST" else None
        if status == "401":
            api.call(method, template, nobody, body=body)
            api.call(method, template, nobody, body=body, token="gvl_" + "a" * 52)
        elif status == "404":
            api.call(method, template, nobody, body=body, token=token)
        elif status == "406":
            api.call(method, template, nobody, body=body, token=token, headers={"Accept": "image/png"})
        elif status == "415":
            api.call(method, template, nobody, body=body, token=token, headers={"Content-Type": "text/plain"})
        elif status == "413":
            api.call(method, template, nobody, raw=b" " * (1 << 19), token=token)
        elif status == "422":
            api.call(method, template, nobody, body={"nonsense": 1}, token=token)
        elif status == "400":
            api.call(method, template, nobody, query="?%zz=1", body=body, token=token)
        elif status == "429":
            slow = tokens["slow-operator" if authors else "slow"]
            for _ in range(12):
                if api.call(method, template, nobody, body=body, token=slow).status == 429:
                    break


def forbidden(api, tokens, i):
    hook = {"callback_url": "https://example.org/hook"}
    candidate = tokens["candidate"]
    for template in ("/v1/submissions", "/v1/runs"):
        api.call("POST", template, token=candidate, body={**POSTS[template], **hook})
    api.call("POST", "/v1/batches", token=candidate, body={"submissions": [{**POSTS["/v1/submissions"], **hook}]})
    api.call("GET", "/v1/submissions", query="?audience=full", token=candidate)
    api.call("GET", "/v1/submissions/{id}", {"id": i}, query="?audience=full", token=candidate)
    api.call("GET", "/v1/batches/{id}", {"id": i}, query="?audience=full", token=candidate)
    api.call("DELETE", "/v1/submissions/{id}", {"id": i}, query="?erase=true", token=candidate)
    running = slow_run(api, candidate)
    a = api.call("DELETE", "/v1/submissions/{id}", {"id": running}, query="?erase=true", token=candidate)
    b = api.call("GET", "/v1/submissions/{id}", {"id": running}, query="?wait=1", token=candidate)
    tap.check(a.status == 403 and b.json["status"] == "running", "a refused wish to erase cancels nothing", (a, b))
    api.call("DELETE", "/v1/submissions/{id}", {"id": running}, token=candidate)
    for method, template in [x for x in ONES if "webhook" in x[1] or "rejudge" in x[1]] + [
            ("POST", "/v1/rejudges"), ("GET", "/v1/rejudges"), ("GET", "/metrics"), ("GET", "/v1/webhook-key")]:
        api.call(method, template, {"id": i}, body=POSTS.get(template), token=candidate)


def conflicts(api, tokens):
    token, key = tokens["service"], {"Idempotency-Key": "key-1"}
    for n, (template, body) in enumerate(list(POSTS.items())[:3]):
        headers = {"Idempotency-Key": f"key-{n}"}
        first = api.call("POST", template, token=token, body=body, headers=headers)
        again = api.call("POST", template, token=token, body=body, headers=headers)
        tap.check((first.status, again.status) == (201, 200) and first.json["id"] == again.json["id"],
                  f"{template}: the same key and body give the same answer", (first, again))
        other = {**body, "metadata": {"x": 1}} if template != "/v1/batches" else {"submissions": body["submissions"] * 2}
        api.call("POST", template, token=token, body=other, headers=headers)
    mine = api.call("POST", "/v1/submissions", token=tokens["candidate"], body=POSTS["/v1/submissions"], headers=key)
    tap.check(mine.status == 201, "another token's key is another key", mine)


def cancelling(api, tokens):
    token = tokens["service"]
    running = slow_run(api, token)
    queued = submit(api, token, query="").json["id"]
    a = api.call("DELETE", "/v1/submissions/{id}", {"id": queued}, token=token)
    tap.check(a.status == 200 and a.json["status"] == "cancelled", "what is queued is cancelled at once", a)
    a = api.call("DELETE", "/v1/submissions/{id}", {"id": running}, token=token)
    tap.check(a.status == 202, "what runs is asked to end", a)
    a = api.call("GET", "/v1/submissions/{id}", {"id": running}, query="?wait=15", token=token)
    tap.check(a.json["status"] == "cancelled" and a.json["verdict"] is None, "and is cancelled soon after", a)
    a = api.call("DELETE", "/v1/submissions/{id}", {"id": running}, token=token)
    tap.check(a.status == 409, "what has ended cannot be cancelled", a)
    a = api.call("DELETE", "/v1/submissions/{id}", {"id": running}, query="?erase=true", token=token)
    b = api.call("GET", "/v1/submissions/{id}", {"id": running}, token=token)
    tap.check((a.status, b.status) == (204, 404), "what is erased is gone", (a, b))


def rejudging(api, tokens, problems):
    token = tokens["author"]
    old = submit(api, token).json
    theirs = submit(api, tokens["candidate"], metadata={"name": "private"}).json
    path = os.path.join(problems, "plus", "problem.yaml")
    with open(path, "w") as f:
        f.write(PROBLEM % 1000007)
    time.sleep(1.2)  # the catalogue looks at a problem once a second
    a = api.call("POST", "/v1/rejudges", token=token, body={"problem": "plus", "language": LANGUAGE})
    tap.check(a.status == 201 and a.json["problem_version"] != old["problem_version"] and a.json["total"] >= 1,
              "a changed problem is judged again with its new version", a)
    one = {"id": a.json["id"]}
    early = api.call("POST", "/v1/rejudges/{id}/apply", one, token=token)
    for _ in range(300):
        x = api.call("GET", "/v1/rejudges/{id}", one, query="?limit=1", token=token).json
        if x["done"] == x["total"]:
            break
        time.sleep(0.1)
    tap.check(x["done"] == x["total"] and x["changed"] >= 1, "all of it is judged and some verdicts differ", x)
    rows, cursor = [], ""
    while True:
        page = api.call("GET", "/v1/rejudges/{id}", one, query=f"?changed=true&limit=2{cursor}", token=token).json
        rows += page["differences"]
        if not page["next"]:
            break
        cursor = "&cursor=" + page["next"]
    mine = [r for r in rows if r["submission"] == old["id"]]
    private = [r for r in rows if r["submission"] == theirs["id"]][0]
    tap.check(len(mine) == 1 and (mine[0]["old_verdict"], mine[0]["new_verdict"]) == ("accepted", "wrong_answer"),
              "before and after are shown", rows)
    new = api.call("GET", "/v1/submissions/{id}", {"id": private["judgement"]}, token=token)
    tap.check(new.status == 200 and new.json["metadata"] is None, "an author does not see another token's metadata", new)
    other = api.call("GET", "/v1/rejudges/{id}", one, token=tokens["other-author"])
    tap.check(other.status == 404, "another author's rejudge is not found", other)
    before = api.call("GET", "/v1/submissions/{id}", {"id": old["id"]}, token=token).json["verdict"]
    done = api.call("POST", "/v1/rejudges/{id}/apply", one, token=token)
    after = api.call("GET", "/v1/submissions/{id}", {"id": old["id"]}, token=token).json
    tap.check((before, after["verdict"], after["report"]["verdict"]) == ("accepted", "wrong_answer", "wrong_answer"),
              "the new judgement is in force once it is applied", (before, after))
    tap.check(early.status in (409, 200) and done.status == 200, "not before all is judged", early)
    api.call("POST", "/v1/rejudges/{id}/apply", one, token=token)
    api.call("DELETE", "/v1/rejudges/{id}", one, token=token)
    second = api.call("POST", "/v1/rejudges", token=token, body={"problem": "plus"}).json["id"]
    a = api.call("DELETE", "/v1/rejudges/{id}", {"id": second}, token=token)
    tap.check(a.status == 200 and a.json["state"] == "discarded", "a rejudge can be discarded", a)
    a = api.call("GET", "/v1/rejudges", token=tokens["operator"])
    tap.check(len(a.json["rejudges"]) == 2, "an operator sees all rejudges", a)
    with open(path, "w") as f:
        f.write(PROBLEM % 1000006)
    time.sleep(1.2)


def webhooks(api, tokens):
    token = tokens["service"]
    api.call("GET", "/v1/webhook-key", token=token)
    i = submit(api, token, callback_url="http://127.0.0.1:9/hook").json["id"]
    for _ in range(100):
        a = api.call("GET", "/v1/submissions/{id}/webhook", {"id": i}, token=token)
        if a.status == 200 and a.json["deliveries"]:
            break
        time.sleep(0.1)
    tap.check(a.status == 200 and a.json["deliveries"] and a.json["deliveries"][0]["status"] == 0,
              "a webhook to a private address is not sent, and the log says so", a)
    a = api.call("POST", "/v1/submissions/{id}/webhook", {"id": i}, token=token)
    tap.check(a.status == 202 and a.json["state"] == "pending", "it can be sent again", a)


def full_queue(problems):
    with Gaveld(problems=problems, queue_max=1) as g:
        api = Api(g)
        running = slow_run(api, None, 30)
        submit(api, None, query="")
        answers = [api.call("POST", t, body=POSTS[t]) for t in ("/v1/submissions", "/v1/batches", "/v1/runs")]
        tap.check(all(a.status == 503 for a in answers), "a full queue is 503", answers)
        api.call("DELETE", "/v1/submissions/{id}", {"id": running})
        return api


def full_disk(problems):
    """A small disk, as root."""
    if os.geteuid() != 0 or "GAVEL_STORE_URL" in os.environ:
        print("# not applicable: a small disk needs root, and a store on it")
        return None
    disk = subprocess.run(["mktemp", "-d"], capture_output=True, text=True, check=True).stdout.strip()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m,mode=0755", "tmpfs", disk], check=True)
    try:
        with Gaveld(problems=problems, data=os.path.join(disk, "data"), cache=os.path.join(disk, "cache")) as g:
            api = Api(g)
            kept = submit(api, None)
            filler = os.open(os.path.join(disk, "filler"), os.O_WRONLY | os.O_CREAT)
            try:
                while os.write(filler, b"x" * 4096):
                    pass
            except OSError:
                os.close(filler)
            body = {**POSTS["/v1/submissions"], "source": RIGHT + "#" * 100000}
            answers = [api.call("POST", "/v1/submissions", body=body),
                       api.call("POST", "/v1/batches", body={"submissions": [body, body]}),
                       api.call("POST", "/v1/runs", body={"language": LANGUAGE, "source": body["source"]}),
                       api.call("POST", "/v1/rejudges", body={"problem": "plus"})]
            tap.check(all(a.status == 507 for a in answers), "a full disk is 507", answers)
            a = api.call("GET", "/v1/submissions/{id}", {"id": kept.json["id"]})
            tap.check(a.json == kept.json, "what was accepted before is still there", (a, kept))
            os.unlink(os.path.join(disk, "filler"))
            a = submit(api, None)
            tap.check(a.status == 201 and a.json["verdict"] == "accepted", "with room again it goes on", a)
            return api
    finally:
        subprocess.run(["umount", "-l", disk], check=False)
        os.rmdir(disk)


# ---- who sees what ----

def audience(api, tokens):
    sees = lambda a: SECRET in a.body.decode() or "saw" in a.body.decode()
    for scope, full in (("candidate", False), ("service", True), ("author", True), ("operator", True)):
        token = tokens[scope]
        posted = submit(api, token, WRONG, metadata={"of": scope})
        i = posted.json["id"]
        views = [posted, api.call("GET", "/v1/submissions/{id}", {"id": i}, token=token),
                 api.call("GET", "/v1/submissions", query="?include=report&verdict=wrong_answer&limit=1", token=token)]
        batch = api.call("POST", "/v1/batches", query="?wait=30", token=token, body={"submissions": [
            {"problem": "plus", "language": LANGUAGE, "source": WRONG, "metadata": {"n": n}} for n in range(2)]})
        views += [batch, api.call("GET", "/v1/batches/{id}", {"id": batch.json["id"]}, token=token)]
        tap.check([s["metadata"]["n"] for s in batch.json["submissions"]] == [0, 1] and batch.json["unfinished"] == 0,
                  f"a {scope}'s batch is finished and in order", batch)
        r = posted.json["report"]
        tap.check(r["verdict"] == "wrong_answer" and r["failure"]["case"] == 2 and r["failure"]["tag"] == "secret-edge",
                  f"a {scope} sees the verdict, number and tag of a hidden case", r)
        tap.check([sees(v) for v in views] == [full] * 5, f"a {scope} sees {'all' if full else 'no more'} of it",
                  [v.body[:900] for v in views if sees(v) != full])
        stream = api.call("GET", "/v1/submissions/{id}/events", {"id": i}, token=token)
        tap.check(not sees(stream), f"a {scope}'s events tell nothing of a case", stream)
        narrow = api.call("GET", "/v1/submissions/{id}", {"id": i}, query="?audience=candidate", token=token)
        tap.check(not sees(narrow), f"a {scope} can ask for the candidate's view", narrow)
    made = submit(api, tokens["service"], WRONG, audience="candidate")
    later = api.call("GET", "/v1/submissions/{id}", {"id": made.json["id"]}, query="?audience=full", token=tokens["service"])
    tap.check(not sees(made) and not sees(later), "what was made for a candidate stays so", later)
    own = submit(api, tokens["candidate"], WRONG, mode="run", input="5000\n6")
    tap.check(own.json["report"]["failure"]["got"] == "7", "a candidate sees all of an own input", own)
    strangers = [api.call(m, t, {"id": made.json["id"]}, token=tokens["candidate"]).status for m, t in ONES[:3]]
    tap.check(strangers == [404] * 3, "another token's submission is not found", strangers)
    listed = api.call("GET", "/v1/submissions", query="?limit=200", token=tokens["other-author"])
    tap.check(listed.json["submissions"] == [], "nor listed", listed)
    a = api.call("GET", "/v1/submissions/{id}", {"id": made.json["id"]}, token=tokens["operator"])
    tap.check(a.status == 200, "an operator finds every token's", a)


def pages(api, tokens):
    token, seen, cursor = tokens["service"], [], ""
    while True:
        page = api.call("GET", "/v1/submissions", query=f"?limit=3{cursor}", token=token).json
        seen += [s["id"] for s in page["submissions"]]
        if not page["next"]:
            break
        cursor = "&cursor=" + page["next"]
    whole = [s["id"] for s in api.call("GET", "/v1/submissions", query="?limit=200", token=token).json["submissions"]]
    tap.check(seen == whole and len(set(seen)) == len(seen) >= 5, "pages hold every submission once", (seen, whole))
    for query in ("problem=plus", "language=" + LANGUAGE, "verdict=accepted", "status=finished", "kind=run",
                  "since_ms=9000000000000"):
        got = api.call("GET", "/v1/submissions", query=f"?{query}&limit=200", token=token).json["submissions"]
        key, value = query.split("=")
        good = not got if key == "since_ms" else got and all(s.get(key) == value for s in got)
        tap.check(good, f"the filter {key} holds", got)
    for query in ("status=done", "limit=0", "limit=201", "limit=x", "cursor=x", "since_ms=-1", "kind=x", "include=x",
                  "audience=x", "verdicts=accepted", "limit=1&limit=2", "status=%00", "status=%ff", "status=%2"):
        a = api.call("GET", "/v1/submissions", query="?" + query, token=token)
        tap.check(a.status == 400 and query.split("=")[0] in a.json.get("field", query.split("=")[0]),
                  f"?{query} is refused", a)


def bare_runs(api, tokens):
    a = api.call("POST", "/v1/runs", query="?wait=30", token=tokens["candidate"], body={
        "language": LANGUAGE, "source": "print(int(input()) * 2)", "stdins": ["4", "x"], "limits": {"cpu_ms": 2000}})
    runs = a.json["report"]["runs"]
    tap.check([r["stdout"] for r in runs] == ["8\n", ""] and [r["exit_code"] for r in runs] == [0, 1],
              "a bare run runs with each stdin", a)
    a = api.call("POST", "/v1/runs", query="?wait=30", token=tokens["candidate"], body={
        "language": LANGUAGE, "source": "while True: pass", "limits": {"cpu_ms": 200, "wall_ms": 5000}})
    tap.check(a.json["verdict"] == "time_limit_exceeded", "within its limits", a)
    for _ in range(2):  # the second time out of the cache
        a = api.call("POST", "/v1/runs", query="?wait=30", token=tokens["candidate"], body={
            "language": "c", "source": "int main(void)\n{\n    return 3;\n}\n"})
        tap.check(a.json["report"]["runs"][0]["exit_code"] == 3, "a program that is compiled runs", a)


def streams(api, tokens):
    token = tokens["service"]
    i = submit(api, token, query="").json["id"]
    one = {"id": i}
    live = events_of(api.call("GET", "/v1/submissions/{id}/events", one, token=token))
    tap.check([e[0] for e in live] == list(range(1, len(live) + 1)) and live[0][1] == "queued" and
              live[-1][1] == "finished" and live[-1][2]["verdict"] == "accepted", "a stream goes from queued to finished", live)
    rest = events_of(api.call("GET", "/v1/submissions/{id}/events", one, token=token, headers={"Last-Event-ID": "2"}))
    tap.check(rest == live[2:], "a stream goes on behind Last-Event-ID", rest)
    none = events_of(api.call("GET", "/v1/submissions/{id}/events", one, query=f"?after={len(live)}", token=token))
    tap.check(none == [], "behind the last event it ends at once", none)
    a = api.call("GET", "/v1/submissions/{id}/events", one, token=token, headers={"Last-Event-ID": "x"})
    tap.check(a.status == 400, "a Last-Event-ID that is none is refused", a)


def waits(api, tokens):
    token = tokens["service"]
    running = slow_run(api, token)
    begun = time.monotonic()
    a = api.call("GET", "/v1/submissions/{id}", {"id": running}, query="?wait=1", token=token)
    took = time.monotonic() - begun
    tap.check(a.json["status"] == "running" and 0.9 < took < 10, "a wait ends when its time is up", (took, a))
    answers = []
    wait = lambda: answers.append(api.call("GET", "/v1/submissions/{id}", {"id": running}, query="?wait=30", token=token))
    threads = [threading.Thread(target=wait) for _ in range(3)]
    for t in threads:
        t.start()
    time.sleep(0.5)
    a = api.call("GET", "/v1/submissions/{id}", {"id": running}, query="?wait=30", token=token)
    tap.check(a.status == 429, "more waits than one token may have are refused", a)
    begun = time.monotonic()
    api.call("DELETE", "/v1/submissions/{id}", {"id": running}, token=token)
    for t in threads:
        t.join()
    tap.check([x.json["status"] for x in answers] == ["cancelled"] * 3 and time.monotonic() - begun < 15,
              "who waits is answered when it ends", answers)


def open_doors(api):
    g = api.server
    for host, status in (("localhost", 200), ("127.0.0.1:1", 200), ("[::1]:80", 200), ("evil.example", 403),
                         ("localhost.evil.example", 403), ("127.0.0.1.evil.example", 403)):
        a = g.call("GET", "/v1/languages", headers={"Host": host})
        tap.check(a.status == status, f"without tokens the Host {host} is {status}", a)
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", None,
                 "application/json-patch+json", "application/json; charset=latin1"):
        a = g.call("POST", "/v1/runs", raw=json.dumps(POSTS["/v1/runs"]).encode(), headers={"Content-Type": kind})
        tap.check(a.status == 415, f"without tokens a page cannot send {kind}", a)
    a = g.call("GET", "/v1/languages", headers={"Origin": "https://evil.example"})
    tap.check(not any(h.lower().startswith("access-control") for h in a.headers), "no other origin is allowed", a)
    a = g.call("OPTIONS", "/v1/submissions", headers={"Origin": "https://x", "Access-Control-Request-Method": "POST"})
    tap.check(a.status == 405 and not any(h.lower().startswith("access-control") for h in a.headers),
              "a browser that asks beforehand is told nothing", a)
    a = g.call("PUT", "/v1/submissions")
    tap.check(a.status == 405 and a.headers["Allow"] == "POST, GET, HEAD", "405 says what is allowed", a)
    a = g.call("HEAD", "/healthz")
    tap.check(a.status == 200 and a.body == b"", "HEAD has no body", a)


def beyond_loopback(problems):
    g = Gaveld(problems=problems, listen="0.0.0.0:0")
    try:
        g.start()
        said = "it started"
    except RuntimeError as e:
        said = str(e)
    tap.check("beyond loopback" in said, "it refuses to listen beyond loopback without a token", said)
    g.close()


def routes_are_described(api):
    """Both ways: what routes.c has and what openapi.json describes."""
    text = open(os.path.join(ROOT, "judge", "server", "routes.c")).read()
    routes = set(re.findall(r'\{ "([A-Z]+)", "(/[^"]*)",', text))
    paths = {(m.upper(), re.sub(r"\{[a-z]+\}", "{}", p)) for p, item in api.doc["paths"].items() for m in item}
    tap.check(routes == paths and len(routes) > 20, "every route is described, and no other", routes ^ paths)


def retention(problems):
    with Gaveld(problems=problems, retain="1s") as g:
        api = Api(g)
        i = submit(api, None).json["id"]
        for _ in range(150):
            a = api.call("GET", "/v1/submissions/{id}", {"id": i})
            if a.status == 404:
                break
            time.sleep(0.1)
        tap.check(a.status == 404, "what ended longer ago than `retain` is erased", a)


def token_first(problems):
    g = Gaveld(problems=problems)
    token = g.token("first", "operator")
    with g:
        a = g.call("GET", "/v1/submissions", token=token)
        tap.check(a.status == 200, "a token may be made before the first start", a)


def check_config(problems):
    gaveld = os.path.join(os.environ.get("GAVEL_SERVER_BUILD", os.path.join(ROOT, "build", "dev")), "bin", "gaveld")
    path = os.path.join(problems, "gaveld.yaml")
    with open(path, "w") as f:
        f.write("listen: 127.0.0.1:1\nworkers: many\n")
    a = subprocess.run([gaveld, "--check-config", "--config", path], capture_output=True, text=True)
    tap.check(a.returncode == 2 and f'{path}:2:10: workers: "many" is not a whole number' in a.stderr,
              "--check-config names file, line and column", a)
    os.unlink(path)


def main():
    with Gaveld(problems=None) as probe:  # makes the folder that problems are put into
        problems = os.path.join(ROOT, "build", "server-test-problems") if os.geteuid() else probe.scratch + "-problems"
        subprocess.run(["rm", "-rf", problems], check=True)
        os.makedirs(problems)
        make_problems(problems)
        open_doors(Api(probe))
    try:
        run(problems)
    finally:
        subprocess.run(["rm", "-rf", problems], check=True)
    tap.finish()


def run(problems):
    check_config(problems)
    beyond_loopback(problems)
    with Gaveld(problems=problems, streams_per_token_max=3, body_max="300K") as g:
        api = Api(g)
        tokens = {name: g.token(name, name.split("-")[-1]) for name in ("candidate", "service", "author", "operator",
                                                                       "other-author")}
        tokens["slow"] = g.token("slow", "service", rate=1)
        tokens["slow-operator"] = g.token("slow-operator", "operator", rate=1)
        api.server.call("GET", "/v1/submissions", token=tokens["service"])
        routes_are_described(api)
        for template in ("/v1/problems", "/v1/languages", "/healthz", "/readyz", "/openapi.json"):
            api.call("GET", template, token=tokens["candidate"])
        a = api.call("GET", "/v1/problems/{slug}", {"slug": "plus"}, token=tokens["candidate"])
        tap.check("def plus" in a.json["starters"][LANGUAGE] and SECRET not in a.body.decode() and
                  a.json["samples"] == [{"input": {"a": "1", "b": "2"}, "expected": "3", "explanation": "1 + 2"}],
                  "a problem shows its samples and starter code, and no other case", a)
        audience(api, tokens)
        mine = submit(api, tokens["candidate"]).json["id"]
        forbidden(api, tokens, mine)
        conflicts(api, tokens)
        cancelling(api, tokens)
        bare_runs(api, tokens)
        streams(api, tokens)
        waits(api, tokens)
        webhooks(api, tokens)
        pages(api, tokens)
        rejudging(api, tokens, problems)
        a = api.call("GET", "/metrics", token=tokens["operator"])
        metrics(a)
        refusals(api, tokens)
        revoked(api, tokens)
        drained(api)
    retention(problems)
    token_first(problems)
    others = [full_queue(problems), full_disk(problems)]
    met = api.met.union(*(o.met for o in others if o))
    wrong = api.wrong + [w for o in others if o for w in o.wrong]
    tap.check(not wrong, "every answer is as openapi.json describes it", "\n".join(sorted(set(wrong))[:40]))
    missed = {m for m in api.documented() - met if others[1] or m[2] != "507"}
    tap.check(not missed, "every status that openapi.json documents was answered", sorted(missed))
    described = {(n, k) for n, s in api.doc["components"]["schemas"].items() for k in s.get("properties", {})
                 if not n.startswith("New")}
    keys = api.keys.union(*(o.keys for o in others if o))
    tap.check(not described - keys, "every key that openapi.json documents was there", sorted(described - keys))


def metrics(answer):
    """Prometheus' text format, line by line, and the figures that the work so far must have left."""
    figures, wrong = {}, []
    for line in answer.body.decode().splitlines():
        m = re.fullmatch(r'([a-z_]+(?:\{[a-z]+="[^"]*"(?:,[a-z]+="[^"]*")*\})?) (\d+(?:\.\d+)?)', line)
        if m:
            figures[m.group(1)] = float(m.group(2))
        elif not re.match(r"# (HELP|TYPE) gavel_[a-z_]+ \S", line):
            wrong.append(line)
    tap.check(not wrong and len(figures) > 80, "the metrics are in Prometheus' format", wrong)
    counted = {name: figures.get(name, 0) for name in (
        'gavel_verdicts_total{verdict="accepted"}', 'gavel_verdicts_total{verdict="wrong_answer"}', "gavel_cancelled_total",
        'gavel_compile_cache_total{outcome="hit"}', 'gavel_compile_cache_total{outcome="miss"}', "gavel_slots",
        'gavel_webhook_deliveries_total{outcome="failed"}', 'gavel_http_requests_total{status="2"}',
        *(f'gavel_stage_seconds_count{{stage="{s}"}}' for s in ("queued", "compiled", "judged", "stored", "total")))}
    tap.check(all(v >= 1 for v in counted.values()), "and count what was done", counted)


def revoked(api, tokens):
    for name in tokens:
        api.server.revoke(name)
    a = api.call("GET", "/v1/submissions", token=tokens["operator"])
    b = api.call("GET", "/v1/submissions")
    tap.check((a.status, b.status) == (401, 401), "revoking the last token lets nobody in", (a, b))


def drained(api):
    """Stops it while it is asked: /readyz says so until the end."""
    seen = []
    keep = api.server.connect()
    slow_run(api, api.server.token("last", "operator"), 3)  # a stop waits for what runs
    api.server.process.terminate()
    begun = time.monotonic()
    while time.monotonic() - begun < 2:
        keep.sendall(b"GET /readyz HTTP/1.1\r\nHost: localhost\r\n\r\n")
        got = keep.recv(4096)
        seen.append(got[9:12])
        if not got or got[9:12] == b"503":
            break
        time.sleep(0.05)
    tap.check(b"503" in seen, "/readyz is 503 while it stops", seen)
    api.met.add(("GET", "/readyz", "503"))
    tap.check(api.server.stop() == 0, "it stops with status 0", api.server.log()[-600:])


if __name__ == "__main__":
    main()
