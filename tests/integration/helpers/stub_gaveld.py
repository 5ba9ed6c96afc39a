#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A server that misbehaves on purpose, for tests of gavel as a client: it speaks as much of gaveld's API as they need.

    stub_gaveld.py FOLDER     serves on a free port of loopback, which it writes to FOLDER/port; FOLDER/report.json is the
                              report of every finished submission; every request's line and headers go to FOLDER/log,
                              a POST's body to FOLDER/body.json.
What a submission does is in its id:
    plain     four events, then finished          broken    the stream breaks behind each event
    queued    stays queued                        cancelled was cancelled
    hostile   its report steers the terminal      huge      its answer never ends
    nonsense  its answer is no JSON               endless   its stream ends without an end, again and again
"""
import json
import os
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

FOLDER = sys.argv[1]
EVENTS = [("queued", {}), ("compiling", {}), ("case", {"done": 3, "total": 38}), ("finished", {"verdict": "accepted"})]
BUSY = {"left": 0}


def report():
    with open(os.path.join(FOLDER, "report.json"), encoding="utf-8") as file:
        return json.load(file)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        pass

    def note(self):
        with open(os.path.join(FOLDER, "log"), "a", encoding="utf-8") as file:
            file.write(f"{self.requestline}\n{self.headers}")

    def answer(self, status, value, kind="application/json", headers=()):
        body = value if isinstance(value, bytes) else json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, text in headers:
            self.send_header(name, text)
        self.end_headers()
        self.wfile.write(body)

    def problem(self, status, title, headers=(), **more):
        self.answer(status, {"title": title, "status": status, **more}, "application/problem+json", headers)

    def do_POST(self):
        self.note()
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        with open(os.path.join(FOLDER, "body.json"), "wb") as file:
            file.write(body)
        asked = json.loads(body)
        if asked.get("problem") == "busy" and BUSY["left"] < 2:
            BUSY["left"] += 1
            self.problem(503, "starting", [("Retry-After", "1")])
        elif asked.get("problem") == "elsewhere":
            self.answer(307, {}, headers=[("Location", "http://127.0.0.1:1/v1/submissions")])
        elif asked.get("problem") == "unknown":
            self.problem(422, "Unprocessable", field="problem", detail="there is no \x1b[31m\"unknown\"")
        else:
            self.answer(201, {"id": {"endless-one": "endless"}.get(asked.get("problem"), "plain"), "status": "queued"})

    def events(self, ident):
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        after = int(self.headers.get("Last-Event-ID", 0))
        if ident == "endless":
            return
        for number, (name, data) in enumerate(EVENTS, 1):
            if number <= after:
                continue
            self.wfile.write(f": ping\n\nid: {number}\nevent: {name}\ndata: {json.dumps(data)}\n\n".encode())
            if ident == "broken":
                self.wfile.write(b"id: 99\nevent: finished\ndata: {")
                return

    def submission(self, ident):
        value = {"id": ident, "kind": "submission", "status": "finished", "verdict": "accepted", "report": report()}
        if ident in ("queued", "endless"):
            value = {"id": ident, "status": "queued"}
        elif ident == "cancelled":
            value = {"id": ident, "status": "cancelled"}
        elif ident == "hostile":
            value["report"]["language"] = "\x1b]0;owned\x07"
        elif ident in ("plain", "broken") and not os.path.exists(os.path.join(FOLDER, "seen." + ident)):
            value = {"id": ident, "status": "running"}
            open(os.path.join(FOLDER, "seen." + ident), "w", encoding="utf-8").close()
        return value

    def do_GET(self):
        self.note()
        parts = self.path.split("?")[0].split("/")
        if self.headers.get("Authorization") == "Bearer wrong":
            self.problem(401, "the token is not known")
        elif self.path.startswith("/v1/submissions?"):
            second = "cursor=next" in self.path
            rows = [{"id": ("b" if second else "a") + str(i), "created_ms": 1767323045678, "problem": "two-sum",
                     "language": "x", "status": "finished", "verdict": "accepted" if i else "wrong_answer"}
                    for i in range(2)]
            self.answer(200, {"submissions": rows, "next": None if second else "next"})
        elif parts[-1] == "events":
            self.events(parts[-2])
        elif parts[-1] == "huge":
            self.send_response(200)
            self.end_headers()
            try:
                for _ in range(64):
                    self.wfile.write(b" " * (1 << 20))
            except OSError:
                pass
            self.close_connection = True
        elif parts[-1] == "nonsense":
            self.answer(200, b"<html>")
        elif parts[-1] == "none":
            self.problem(404, "there is no such submission")
        else:
            self.answer(200, self.submission(parts[-1]))


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
with open(os.path.join(FOLDER, "port.new"), "w", encoding="utf-8") as port:
    port.write(str(server.server_address[1]))
os.rename(os.path.join(FOLDER, "port.new"), os.path.join(FOLDER, "port"))
server.serve_forever()
