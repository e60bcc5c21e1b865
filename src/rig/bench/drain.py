"""Drains a backlog as one would without Hài Lòng, and says how long it took.

    drain.py outbox --port P --messages N      SQLite and paho in Python: a row is deleted when the broker has it (PUBACK)
    drain.py bridge --messages N               a Mosquitto bridge with persistence, from one broker to another

Both carry responses one by one, of the size that ours have, at QoS 1. The outbox reads its rows in order, keeps 200
messages on their way, and deletes in groups; it is timed from its connecting. The bridge has all messages before its
other end is there; it is timed from the first message to the last at a subscriber. The last line is `seconds S`.
"""

import argparse
import collections
import pathlib
import socket
import sqlite3
import subprocess
import tempfile
import threading
import time

import paho.mqtt.client as mqtt

MOSQUITTO = "/usr/sbin/mosquitto"
WINDOW = 200  # 1,000 were as fast, 5,000 slower
RESPONSE = (
    '{"id":"0198f000-0000-7000-8000-%012d","seq":%d,"questionnaire":"q1","version":1,"language":"vi",'
    '"channel":"KIOSK_BUTTON","unit":"ttpvhcc","counter":"q03","answers":{"btn.overall":4},'
    '"answeredAt":"2026-11-22T09:14:05.120+07:00","clock":{"synced":true,"boot":"5f0c2f8e-2c1b-4a53-9b61-0d3f5a1c7e42",'
    '"uptimeMs":8123456},"durationMs":1840,"complete":true,"assisted":false,"suppressedPresses":0,"flags":[]}'
)


def response(number):
    return (RESPONSE % (number, number)).encode()


def free_port():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


def outbox(port, messages):
    folder = tempfile.mkdtemp()
    store = sqlite3.connect(pathlib.Path(folder) / "outbox.db", check_same_thread=False, isolation_level=None)
    store.execute("PRAGMA journal_mode=WAL")
    store.execute("PRAGMA synchronous=FULL")
    store.execute("CREATE TABLE outbox (seq INTEGER PRIMARY KEY, body BLOB NOT NULL)")
    store.execute("BEGIN")
    store.executemany("INSERT INTO outbox VALUES (?, ?)", ((n, response(n)) for n in range(1, messages + 1)))
    store.execute("COMMIT")

    acknowledged = collections.deque()
    news = threading.Condition()
    client = mqtt.Client(client_id="outbox", protocol=mqtt.MQTTv5)
    client.max_inflight_messages_set(WINDOW)
    client.max_queued_messages_set(0)

    def on_publish(_client, _data, mid):
        with news:
            acknowledged.append(mid)
            news.notify()

    client.on_publish = on_publish
    start = time.perf_counter()
    client.connect("127.0.0.1", port)
    client.loop_start()
    rows = store.execute("SELECT seq, body FROM outbox ORDER BY seq")
    waiting = {}
    early = set()
    done = 0
    more = True
    while done < messages:
        while more and len(waiting) < WINDOW:
            row = rows.fetchone()
            if row is None:
                more = False
                break
            waiting[client.publish("hailong/backlog", row[1], qos=1).mid] = row[0]
        with news:
            while not acknowledged:
                news.wait()
            early.update(acknowledged)
            acknowledged.clear()
        known = [mid for mid in early if mid in waiting]
        early.difference_update(known)
        gone = [(waiting.pop(mid),) for mid in known]
        deletion = store.cursor()
        deletion.execute("BEGIN")
        deletion.executemany("DELETE FROM outbox WHERE seq = ?", gone)
        deletion.execute("COMMIT")
        done += len(gone)
    elapsed = time.perf_counter() - start
    left = store.execute("SELECT count(*) FROM outbox").fetchone()[0]
    client.loop_stop()
    if left:
        raise SystemExit(f"{left} rows were left")
    return elapsed


class Broker:
    def __init__(self, folder, port, *lines):
        self.port = port
        self.config = pathlib.Path(folder) / f"{port}.conf"
        self.config.write_text("\n".join([f"listener {port} 127.0.0.1", "allow_anonymous true", *lines]) + "\n")
        self.process = None

    def start(self):
        self.process = subprocess.Popen([MOSQUITTO, "-c", str(self.config)], stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL)
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                return
            except OSError:
                time.sleep(0.02)

    def stop(self):
        self.process.terminate()
        self.process.wait()


def bridge(messages):
    folder = tempfile.mkdtemp()
    away = tempfile.mkdtemp()
    far = Broker(away, free_port(), "persistence true", f"persistence_location {away}/", "user root",
                 "max_inflight_messages 0", "max_queued_messages 0")
    near = Broker(
        folder, free_port(), "persistence true", f"persistence_location {folder}/", "user root", "autosave_interval 1800",
        "max_inflight_messages 0", "max_queued_messages 0", "connection away", f"address 127.0.0.1:{far.port}",
        "topic backlog out 1", "cleansession false", "bridge_protocol_version mqttv311", "restart_timeout 1 1",
    )
    # A session that the far broker keeps, so that nothing arrives before somebody counts.
    counting = ["mosquitto_sub", "-h", "127.0.0.1", "-p", str(far.port), "-i", "counter", "-c", "-q", "1", "-t", "backlog"]
    far.start()
    subprocess.run([*counting, "-E"], check=True)
    far.stop()
    near.start()
    client = mqtt.Client(client_id="source", protocol=mqtt.MQTTv5)
    client.max_inflight_messages_set(WINDOW)
    client.max_queued_messages_set(0)
    client.connect("127.0.0.1", near.port)
    client.loop_start()
    last = None
    for number in range(1, messages + 1):
        last = client.publish("backlog", response(number), qos=1)
        if number % 10_000 == 0:
            last.wait_for_publish()
    last.wait_for_publish()
    client.loop_stop()

    far.start()
    counter = subprocess.Popen([*counting, "-F", "%l"], stdout=subprocess.PIPE)
    first = None
    for _ in range(messages):
        counter.stdout.readline()
        if first is None:
            first = time.perf_counter()
    elapsed = time.perf_counter() - first
    counter.terminate()
    near.stop()
    far.stop()
    return elapsed


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["outbox", "bridge"])
    parser.add_argument("--port", type=int)
    parser.add_argument("--messages", type=int, default=100_000)
    arguments = parser.parse_args()
    if arguments.what == "outbox":
        elapsed = outbox(arguments.port, arguments.messages)
    else:
        elapsed = bridge(arguments.messages)
    print(f"seconds {elapsed:.3f}")


if __name__ == "__main__":
    main()
