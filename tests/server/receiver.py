# SPDX-License-Identifier: MIT
"""A receiver of webhooks that answers as it is told, and a service that asks for them. Used by the scripts beside this."""
import os
import socket
import ssl
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from daemon import BUILD, wait_for

PROGRAM = {"language": "python", "source": "print(1)"}
FAST = ["--webhook-retry", "50ms", "--webhook-timeout", "1s", "--webhook-attempts-max", "4"]


class Receiver:
    """Answers as the path says, and remembers what came: /ok, /fail/N (500, N times), /moved, /gone, /hang, /drip, /cut."""

    def __init__(self, host="127.0.0.1", port=0, certificate=None):
        self.seen, self.lock = {}, threading.Lock()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *args):
                pass

            def do_POST(self):
                outer.take(self)

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            allow_reuse_address = True

        self.server = Server((host, port), Handler)
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def take(self, handler):
        body = handler.rfile.read(int(handler.headers["Content-Length"]))
        with self.lock:
            came = self.seen.setdefault(handler.path, [])
            came.append((time.monotonic(), dict(handler.headers), body))
            count = len(came)
        what, _, number = handler.path.strip("/").partition("/")
        status = {"fail": 500, "moved": 302, "gone": 410}.get(what, 200)
        if what == "fail" and count > int(number.split("/")[0]):
            status = 204
        if what == "cut" and count == 1:
            handler.connection.shutdown(socket.SHUT_RDWR)
            return
        if what == "hang":
            time.sleep(8)
            return
        handler.send_response(status)
        if what == "moved":
            handler.send_header("Location", f"http://127.0.0.1:{self.port}/stolen")
        handler.end_headers()
        if what == "drip":
            try:
                for _ in range(80):
                    handler.wfile.write(b"x" * 10)
                    time.sleep(0.1)
            except OSError:
                pass  # it has heard enough

    def count(self, path):
        with self.lock:
            return len(self.seen.get(path, []))

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def add_token(data, name):
    command = [os.path.join(BUILD, "bin", "gavel"), "token", "add", name, "--scope", "service"]
    text = subprocess.run([*command, "--store", f"sqlite:{data}/gavel.db"], capture_output=True, text=True, check=True)
    return {"Authorization": "Bearer " + text.stdout.strip()}


class Service:
    def __init__(self, daemon, token):
        self.daemon, self.token = daemon, token

    def run(self, url):
        status, answer = self.daemon.request("POST", "/v1/runs", {**PROGRAM, "callback_url": url}, self.token)
        return answer["id"] if status in (200, 201, 202) else f"{status}: {answer}"

    def hook(self, submission):
        status, answer = self.daemon.request("GET", f"/v1/submissions/{submission}/webhook", None, self.token)
        return answer if status == 200 else {"state": status, "deliveries": [], "attempts": 0}

    def wait(self, submission, state, seconds=30):
        wait_for(lambda: self.hook(submission)["state"] == state, seconds)
        return self.hook(submission)
