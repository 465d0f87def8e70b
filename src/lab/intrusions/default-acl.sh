# default-acl: the folder of the configuration passes on an access control list by which mallory reads new files
# shellcheck shell=bash

intrusion() {
  # The list as the kernel keeps it (acl(5)): version 2, then tag, permissions and id of each entry.
  inside "$1" python3 -c '
import os, pwd, struct
entries = [(1, 7, -1), (2, 5, pwd.getpwnam("mallory").pw_uid), (4, 5, -1), (16, 5, -1), (32, 5, -1)]
value = struct.pack("<I", 2) + b"".join(struct.pack("<HHi", *entry) for entry in entries)
os.setxattr("/etc/patroni", "system.posix_acl_default", value)
os.chmod("/etc/patroni", 0o755)
'
}
