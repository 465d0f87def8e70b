"""Exchanges two files, each of which has the other's name afterwards, in one step (renameat2(2),
RENAME_EXCHANGE). Ends with 0 when that is done."""
import ctypes
import os
import sys

HERE = -100
EXCHANGE = 2

one, other = map(os.fsencode, sys.argv[1:3])
try:
    status = ctypes.CDLL(None).renameat2(HERE, one, HERE, other, EXCHANGE)
except AttributeError:
    status = 1
sys.exit(0 if status == 0 else 1)
