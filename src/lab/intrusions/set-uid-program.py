"""Becomes a set-uid program that has the command line of a Patroni, and stays: it hangs in writing
its complaint into a full pipe. Arguments: the command line."""
import fcntl
import os
import sys

reading, writing = os.pipe()
os.set_inheritable(reading, True)
flags = fcntl.fcntl(writing, fcntl.F_GETFL)
fcntl.fcntl(writing, fcntl.F_SETFL, flags | os.O_NONBLOCK)
for size in (4096, 1):
    try:
        while True:
            os.write(writing, b"x" * size)
    except BlockingIOError:
        pass
fcntl.fcntl(writing, fcntl.F_SETFL, flags)
os.write(1, b"ready\n")
os.dup2(writing, 1)
os.dup2(writing, 2)
os.execv("/usr/bin/su", sys.argv[1:])
