"""Logs in for replication as the Patroni of a running process does (postgresql/__init__.py,
get_replication_connection_cursor, 1.6 to 4.1), with its modules, its configuration and its
environment, and asks who is there. Arguments: the process; as root its script and its configuration, which
were looked at before, else two that are empty; then a host and a port for each login.

Prints a line for each login, as they end: its number from 0, and "accepted" with the system
identifier, "rejected" with the words of the server, or "untried" with the reason. Where none can be
tried there is one line, with "*" for the number. Runs as the process's user, by its Python."""
import os
import signal
import sys
import threading

LONGEST = 14
MOST_AT_ONCE = 4
MOST_SHOWN = 1000

process, script, file = sys.argv[1:4]
words = sys.argv[4:]
logins = list(zip(words[::2], words[1::2]))
signal.alarm(LONGEST)

# What the modules of Patroni print is no answer.
answers = os.fdopen(os.dup(1), "wb", 0)
nowhere = os.open(os.devnull, os.O_RDWR)
for descriptor in range(3):
    os.dup2(nowhere, descriptor)


def tell(number, *said):
    line = " ".join(" ".join(map(str, (number,) + said)).split())
    answers.write(line[:MOST_SHOWN].encode("utf-8", "replace") + b"\n")


def end(*said):
    tell("*", "untried", *said)
    sys.exit(0)


def kind(error):
    """What went wrong, and no word of what it was about, which could be a secret."""
    missing = isinstance(error, ImportError) and error.name
    return "there is no module " + error.name if missing else type(error).__name__


def strings(name):
    with open("/proc/%s/%s" % (process, name), "rb") as file:
        return [os.fsdecode(each) for each in file.read().split(b"\0")[:-1]]


def script_and_rest(arguments):
    """Where the modules beside the script are, and the arguments of Patroni."""
    rest = arguments[1:]
    while rest:
        argument = rest.pop(0)
        if argument == "-m":
            return os.getcwd(), rest[1:]
        if argument.startswith("-m"):
            return os.getcwd(), rest
        if argument in ("-W", "-X"):
            rest = rest[1:]
        elif not argument.startswith("-"):
            return os.path.dirname(os.path.realpath(argument)), rest
    return os.getcwd(), []


def configuration():
    """Patroni's own reading of its configuration; it takes its variables out of the environment."""
    if os.geteuid() == 0:
        # Isolated: there is no entry for the place of the script, and the environment may be anyone's.
        os.chdir("/")
        sys.path.insert(0, os.path.dirname(os.path.realpath(script)))
        rest = [file]
    else:
        try:
            arguments = strings("cmdline")
            environment = dict(each.split("=", 1) for each in strings("environ") if "=" in each)
            os.chdir("/proc/%s/cwd" % process)
        except OSError as error:
            end("the process of Patroni may not be looked at:", error.strerror)
        sys.path[0], rest = script_and_rest(arguments)
        os.environ.clear()
        os.environ.update(environment)
    named = [argument for argument in rest if not argument.startswith("-")]
    try:
        from patroni.config import Config
    except Exception as error:
        end("the modules of Patroni cannot be loaded:", kind(error))
    try:
        return Config(named[-1] if named else "")["postgresql"]
    except Exception as error:
        end("Patroni cannot read its configuration:", type(error).__name__)


def driver():
    try:
        from patroni import psycopg
    except ImportError:
        try:
            import psycopg2 as psycopg
        except ImportError:
            end("the Python of Patroni has neither psycopg2 nor psycopg")
    except Exception as error:
        end("the modules of Patroni cannot be loaded:", kind(error))
    return psycopg


def parameters(postgresql):
    try:
        known = dict(postgresql["authentication"]["replication"])
        known["user"] = known.pop("username")
    except (KeyError, TypeError, ValueError):
        end("the configuration names no user for replication")
    if postgresql.get("krbsrvname"):
        known["krbsrvname"] = postgresql["krbsrvname"]
    known.update(connect_timeout=3, replication=1, options="-c statement_timeout=2000")
    return known


def without(secrets, text):
    for secret in secrets:
        text = text.replace(secret, "***")
    return text


def log_in(psycopg, known, secrets, number):
    host, port = logins[number]
    try:
        connection = psycopg.connect(host=host, port=int(port), **known)
        try:
            connection.autocommit = True
            cursor = connection.cursor()
            cursor.execute("IDENTIFY_SYSTEM")
            answer = cursor.fetchone()[0]
        finally:
            connection.close()
    except psycopg.OperationalError as error:
        text = without(secrets, str(error))
        # Nothing that has to do with the address; another moment it is let in.
        busy = ("max_wal_senders", "too many clients", "connection slots")
        tell(number, "untried" if any(each in text for each in busy) else "rejected", text)
    except Exception as error:
        tell(number, "untried", type(error).__name__)
    else:
        tell(number, "accepted", answer)


def main():
    postgresql = configuration()
    psycopg = driver()
    known = parameters(postgresql)
    secrets = [str(known.get(each) or "") for each in ("password", "sslpassword")]
    secrets = [secret for secret in secrets + [os.environ.get("PGPASSWORD", "")] if secret]
    waiting = list(range(len(logins)))

    def work():
        while True:
            try:
                number = waiting.pop(0)
            except IndexError:
                return
            log_in(psycopg, known, secrets, number)

    workers = [threading.Thread(target=work) for _ in range(MOST_AT_ONCE)]
    for worker in workers:
        worker.daemon = True
        worker.start()
    for worker in workers:
        worker.join()


main()
