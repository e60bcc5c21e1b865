"""The other way to build a terminal's screen: a page in a browser, and this server beside it.

An answer is a row in SQLite, committed with forced writes, before the page may say thanks.
    server.py PORT DATABASE PAGE
"""

import http.server
import json
import sqlite3
import sys
import threading
import time
import uuid


class Answers:
    def __init__(self, file):
        self._lock = threading.Lock()
        self._database = sqlite3.connect(file, check_same_thread=False, isolation_level=None)
        self._database.execute("PRAGMA journal_mode = WAL")
        self._database.execute("PRAGMA synchronous = FULL")
        self._database.execute(
            "CREATE TABLE IF NOT EXISTS answer (id TEXT PRIMARY KEY, level INTEGER NOT NULL, at REAL NOT NULL)"
        )

    def record(self, level):
        with self._lock:
            self._database.execute("INSERT INTO answer VALUES (?, ?, ?)", (str(uuid.uuid4()), level, time.time()))


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # one connection for all answers
    disable_nagle_algorithm = True
    wbufsize = -1  # one packet an answer

    def do_GET(self):
        if self.path == "/":
            self._send(200, "text/html; charset=utf-8", PAGE)
        else:
            self._send(404, "text/plain", b"")

    def do_POST(self):
        level = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["level"]
        if not 1 <= level <= 5:
            self._send(400, "text/plain", b"")
            return
        ANSWERS.record(level)
        self._send(204, "text/plain", b"")

    def _send(self, status, kind, body):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    with open(sys.argv[3], "rb") as page:
        PAGE = page.read()
    ANSWERS = Answers(sys.argv[2])
    http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
