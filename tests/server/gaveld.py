# SPDX-License-Identifier: MIT
"""What the tests of a running gaveld share: starting one, talking to it (urllib, or bytes on a socket), TAP, and a check
of JSON against the schemas of openapi.json. Only the standard library."""
import http.client, json, os, re, shutil, signal, socket, subprocess, sys, tempfile, time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.environ.get("GAVEL_SERVER_BUILD", os.path.join(ROOT, "build", "dev"))


class Tap:
    """One result a check; the names are sentences."""

    def __init__(self):
        self.number = self.failed = 0

    def check(self, good, name, detail=""):
        self.number += 1
        print(f"{'ok' if good else 'not ok'} {self.number} - {name}", flush=True)
        if not good:
            self.failed += 1
            for line in str(detail)[:2000].splitlines():
                print(f"#   {line}", flush=True)
        return good

    def finish(self):
        print(f"1..{self.number}")
        sys.exit(1 if self.failed else 0)


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        return json.loads(self.body)

    def __repr__(self):
        return f"{self.status} {dict(self.headers)} {self.body[:600]!r}"


class Gaveld:
    """A daemon with a folder of its own; a context manager. settings are flags: body_max="1M" is --body-max 1M."""

    def __init__(self, problems=None, data=None, listen="127.0.0.1:0", **settings):
        self.scratch = tempfile.mkdtemp(prefix="gaveld-test.")
        os.chmod(self.scratch, 0o755)  # started as root it serves as another user
        self.data = data or os.path.join(self.scratch, "data")
        self.log_path = os.path.join(self.scratch, "log")
        self.store = self.database() or f"sqlite:{self.data}/gavel.db"
        self.settings = {"listen": listen, "data": self.data, "store": self.store, "workers": "1", **settings}
        if problems:
            self.settings["problems"] = problems
        self.process = None

    def database(self):
        """Under tests/store/server: a new database on that PostgreSQL server."""
        url, folder = os.environ.get("GAVEL_STORE_URL"), os.environ.get("GAVEL_STORE_SERVER")
        if not url:
            return None
        name = "t" + os.path.basename(self.scratch).split(".")[1].lower()
        subprocess.run(["psql", "-h", folder, "-U", "gavel", "-q", "-c", f"CREATE DATABASE {name}", "postgres"], check=True)
        return url.replace("/postgres?", f"/{name}?")

    def start(self):
        flags = [f for k, v in self.settings.items() for f in ("--" + k.replace("_", "-"), str(v))]
        log = open(self.log_path, "ab")
        self.process = subprocess.Popen([os.path.join(BUILD, "bin", "gaveld"), *flags], stdin=subprocess.DEVNULL,
                                        stdout=log, stderr=log, cwd=self.scratch)
        log.close()
        for _ in range(600):
            found = re.findall(r"serving address=\S+ port=(\d+)", self.log())
            if found and self.process.poll() is None:
                self.port = int(found[-1])
                if self.call("GET", "/readyz").status == 200:
                    return self
            if self.process.poll() is not None:
                raise RuntimeError("gaveld ended: " + self.log())
            time.sleep(0.05)
        raise RuntimeError("gaveld is not ready: " + self.log())

    def log(self):
        with open(self.log_path, errors="replace") as f:
            return f.read()

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(60)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        return self.process.returncode if self.process else None

    def __enter__(self):
        try:
            return self.start()
        except BaseException:
            self.close()
            raise

    def close(self):
        self.stop()
        shutil.rmtree(self.scratch, ignore_errors=True)

    def __exit__(self, *_):
        self.close()

    def token(self, name, scope, rate=0):
        command = [os.path.join(BUILD, "bin", "gavel"), "token", "--store", self.store, "--scope", scope,
                   *(["--rate", str(rate)] if rate else []), "add", name]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    def revoke(self, name):
        subprocess.run([os.path.join(BUILD, "bin", "gavel"), "token", "--store", self.store, "revoke", name], check=True)

    def call(self, method, path, body=None, token=None, headers=None, timeout=60, raw=None):
        """body: a value that is sent as JSON. raw: bytes as they are. None of them: no body."""
        sent = {"Content-Type": "application/json"} if method == "POST" else {}
        if token:
            sent["Authorization"] = "Bearer " + token
        sent.update(headers or {})
        sent = {k: v for k, v in sent.items() if v is not None}
        data = raw if raw is not None else (json.dumps(body).encode() if body is not None else None)
        c = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            c.request(method, path, body=data, headers=sent)
            r = c.getresponse()
            return Answer(r.status, r.headers, r.read())
        finally:
            c.close()

    def connect(self, source=None, timeout=30):
        return socket.create_connection(("127.0.0.1", self.port), timeout=timeout,
                                        source_address=(source, 0) if source else None)

    def exchange(self, data, timeout=30, close=False):
        """Sends bytes and reads to the end. close: says that nothing more comes."""
        s = self.connect(timeout=timeout)
        try:
            s.sendall(data)
            if close:
                s.shutdown(socket.SHUT_WR)
        except OSError:  # it closed already; what it said may still be there
            pass
        try:
            return read_all(s)
        finally:
            s.close()


def read_all(s):
    got = b""
    try:
        while chunk := s.recv(65536):
            got += chunk
    except (ConnectionResetError, socket.timeout):
        pass
    return got


def status_of(got):
    m = re.match(rb"HTTP/1\.[01] (\d{3}) ", got)
    return int(m.group(1)) if m else 0


# ---- JSON schemas, as far as openapi.json uses them ----

def kind_of(v):
    return ("null" if v is None else "boolean" if isinstance(v, bool) else "integer" if isinstance(v, int) else
            "number" if isinstance(v, float) else "string" if isinstance(v, str) else
            "array" if isinstance(v, list) else "object")


def problems_of(value, schema, doc, at="$"):
    """What of the value is not as the schema says: a list of texts."""
    if "$ref" in schema:
        node = doc
        for part in schema["$ref"].lstrip("#/").split("/"):
            node = node[part]
        return problems_of(value, node, doc, at)
    if "anyOf" in schema:
        tries = [problems_of(value, s, doc, at) for s in schema["anyOf"]]
        return [] if any(not t for t in tries) else min(tries, key=len)
    if "enum" in schema and value not in schema["enum"]:
        return [f"{at}: {value!r} is none of {schema['enum']}"]
    kind = kind_of(value)
    wanted = schema.get("type", kind)
    wanted = wanted if isinstance(wanted, list) else [wanted]
    if kind not in wanted and not (kind == "integer" and "number" in wanted):
        return [f"{at}: is {kind}, not {wanted}"]
    if kind == "string" and "pattern" in schema and not re.search(schema["pattern"], value):
        return [f"{at}: {value!r} does not match {schema['pattern']}"]
    if kind == "array":
        return [p for i, v in enumerate(value) for p in problems_of(v, schema.get("items", {}), doc, f"{at}[{i}]")]
    if kind != "object":
        return []
    props, found = schema.get("properties", {}), []
    found += [f"{at}: {k} is missing" for k in schema.get("required", []) if k not in value]
    for k, v in value.items():
        if k in props:
            found += problems_of(v, props[k], doc, f"{at}.{k}")
        elif schema.get("additionalProperties", True) is False:
            found.append(f"{at}: {k} is not described")
        elif isinstance(schema.get("additionalProperties"), dict):
            found += problems_of(v, schema["additionalProperties"], doc, f"{at}.{k}")
    return found


def keys_of(value, schema, doc, into, name=""):
    """Notes which described keys of the named schemas a value had, for: every key that is described was met."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        return keys_of(value, doc["components"]["schemas"][name], doc, into, name)
    if "anyOf" in schema:
        for s in schema["anyOf"]:
            if not problems_of(value, s, doc):
                keys_of(value, s, doc, into, name)
        return
    if isinstance(value, list):
        for v in value:
            keys_of(v, schema.get("items", {}), doc, into, name + "[]")
    elif isinstance(value, dict):
        for k, s in schema.get("properties", {}).items():
            if k in value:
                into.add((name, k))
                keys_of(value[k], s, doc, into, f"{name}.{k}")
