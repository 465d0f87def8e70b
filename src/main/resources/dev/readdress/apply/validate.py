"""Asks the Patroni of a running process what it has against a new configuration that it has not
against the old one. Arguments: the process, the old file, the new file; as root also the command line,
which was looked at before: what the process says itself does not count then. Prints "ok", "added" with
the complaints, or "skipped" with the reason. It runs as the process's user."""
import os
import subprocess
import sys
import threading

process, old, new = sys.argv[1:4]


def end(*words):
    print(*words)
    sys.exit(0)


def strings(name):
    with open("/proc/%s/%s" % (process, name), "rb") as file:
        return file.read().split(b"\0")


isolated = os.geteuid() == 0
if isolated:
    arguments = [os.fsencode(each) for each in sys.argv[4:]]
    directory = "/"
    environment = {"PATH": os.environ["PATH"]}
else:
    try:
        arguments = strings("cmdline")[:-1]
        directory = os.readlink("/proc/%s/cwd" % process)
        environment = dict(each.split(b"=", 1) for each in strings("environ") if b"=" in each)
    except OSError as error:
        end("skipped", "the process may not be looked at:", error.strerror)

# Patroni takes a first argument that exists for its configuration.
places = [
    place
    for place, argument in enumerate(arguments)
    if place > 0
    and os.path.realpath(os.path.join(directory, os.fsdecode(argument))) == os.path.realpath(old)
]
if not places:
    end("skipped", "the process does not read this file alone")


def complaints(path, answers):
    command = list(arguments)
    command[places[-1] : places[-1] + 1] = [b"--validate-config", os.fsencode(path)]
    if isolated:
        command.insert(1, b"-I")
    try:
        ended = subprocess.run(
            command,
            cwd=directory,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=12,
        )
    except (OSError, subprocess.SubprocessError) as error:
        answers[path] = type(error).__name__
        return
    said = ended.stdout.decode("utf-8", "replace").replace(path, "FILE").splitlines()
    answers[path] = (ended.returncode, [line.strip() for line in said if line.strip()])


def added():
    """What is said of the new file alone, or why nobody knows."""
    answers = {}
    both = [threading.Thread(target=complaints, args=(path, answers)) for path in (old, new)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    for answer in answers.values():
        if isinstance(answer, str):
            end("skipped", "Patroni could not be run:", answer)
    lines = [line for line in answers[new][1] if line not in answers[old][1]]
    if not lines and answers[new][0] != 0 and answers[old][0] == 0:
        lines = ["exit status %d" % answers[new][0]]
    return lines


first = added()
# A store that does not answer for a moment is no fault of the file: only what is said twice counts.
lasting = first and [line for line in added() if line in first]
if not lasting:
    end("ok")
# A complaint can quote the value that it is about, and that could be a password.
shown = [line for line in lasting if "connect_address" in line]
end("added", "; ".join(shown) or "%d complaint(s) that the old file does not have" % len(lasting))
