"""Stands for patroni.psycopg: what comes of a connection depends on the host."""
import os


class OperationalError(Exception):
    pass


class Connection:
    autocommit = False

    def cursor(self):
        return self

    def execute(self, command):
        self.answer = "7400000000000000001" if self.autocommit else "no transaction was wanted"
        if command != "IDENTIFY_SYSTEM":
            raise OperationalError("syntax error")

    def fetchone(self):
        return (self.answer, 1, "0/3000000", None)

    def close(self):
        print("closed")


def first(name):
    with open("/proc/self/" + name) as file:
        return file.read().replace("\0", " ")


def connect(**parameters):
    host = parameters.pop("host")
    password = parameters["password"]
    if host == "parameters":
        parameters["password"] = len(password)
        raise OperationalError(" ".join("%s=%s" % each for each in sorted(parameters.items())))
    if host == "process":
        raise OperationalError("uid %d in %s" % (os.getuid(), os.getcwd()))
    if host == "rights":
        status = dict(line.split(":\t") for line in first("status").splitlines() if ":\t" in line)
        terminal = first("stat").rpartition(")")[2].split()[4]
        words = (os.getgroups(), status["NoNewPrivs"], terminal, os.getsid(0))
        raise OperationalError("groups %s no-new-privs %s terminal %s session %s." % words)
    if host == "environ":
        raise OperationalError("has %s" % first("environ"))
    if host == "cmdline":
        raise OperationalError("has %s" % first("cmdline")[-80:])
    if host == "rejects":
        raise OperationalError("FATAL:  no\n\tentry for \x1b[31m %s" % password)
    if host == "busy":
        raise OperationalError("FATAL:  exceeds max_wal_senders (currently 10)")
    if host == "breaks":
        raise RuntimeError(password)
    return Connection()
