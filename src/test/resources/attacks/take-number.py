"""Ends a process and starts another one with its number and its command line, in which all is root's
(clone3(2), set_tid). Arguments: the number, the user that starts it."""
import ctypes
import errno
import os
import signal
import struct
import sys
import time

CLONE3 = 435
number, user = map(int, sys.argv[1:3])
with open("/proc/%d/cmdline" % number, "rb") as file:
    command_line = file.read().split(b"\0")[:-1]
place = os.path.dirname(os.fsdecode(command_line[1]))
libc = ctypes.CDLL(None, use_errno=True)
numbers = (ctypes.c_int * 1)(number)
arguments = struct.pack("8QQQQ", 0, 0, 0, 0, signal.SIGCHLD, 0, 0, 0, ctypes.addressof(numbers), 1, 0)
os.kill(number, signal.SIGKILL)
child = -1
while child < 0:
    child = libc.syscall(CLONE3, arguments, len(arguments))
    if child < 0:
        if ctypes.get_errno() != errno.EEXIST:
            sys.exit(os.strerror(ctypes.get_errno()))
        time.sleep(0.01)
if child == 0:
    os.setgroups([])
    os.setresgid(user, user, user)
    os.setresuid(user, user, user)
    os.environ["BECAME"] = "all"
    os.execv(os.path.join(place, "set-uid-python"), command_line)
os.waitpid(number, 0)
