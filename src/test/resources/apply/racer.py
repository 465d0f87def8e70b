"""Exchanges what root is at work on, again and again, until it is killed. Arguments: the attack, the
folder that it owns, a folder of root, a seed. "folder": the folder of the configuration and a link to
that of root; "file": the configuration and such a link; "temporary": what is being written and a link
to a file of root. The seed chooses the pace, too: who is always quick is noticed at the first step."""
import os
import random
import sys
import time

attack, folder, roots, seed = sys.argv[1:5]
chosen = random.Random(int(seed))
pace = chosen.choice((0.0004, 0.004, 0.04, 0.4))
os.chdir(folder)


def attempt(step, *names):
    try:
        step(*names)
    except OSError:
        pass


def exchange(name, kept, target):
    attempt(os.rename, name, kept)
    attempt(os.symlink, target, name)
    time.sleep(chosen.random() * pace)
    attempt(os.unlink, name)
    attempt(os.rename, kept, name)
    time.sleep(chosen.random() * pace)


def exchange_new():
    for name in os.listdir("etc"):
        if name.endswith((".tmp", ".json")):
            attempt(os.unlink, "etc/" + name)
            attempt(os.symlink, roots + "/target", "etc/" + name)
    time.sleep(chosen.random() * pace)


print("ready", flush=True)
while True:
    if attack == "folder":
        exchange("etc", "real", roots)
    elif attack == "file":
        exchange("etc/config.yml", "etc/kept", roots + "/config.yml")
    else:
        exchange_new()
