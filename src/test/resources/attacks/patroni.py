"""A Patroni that notes who sends it SIGHUP, and becomes a set-uid program when it is told to, with the
same process number, start time and command line: with SIGUSR1 one whose real user stays, with SIGUSR2
one that is root's altogether."""
import os
import signal

BECOME = {signal.SIGUSR1: "mixed", signal.SIGUSR2: "all"}

with open("/proc/self/cmdline", "rb") as file:
    command_line = file.read().split(b"\0")[:-1]
place = os.path.dirname(os.fsdecode(command_line[1]))
became = os.environ.get("BECAME", "")
if became == "all":
    os.setresgid(0, 0, 0)
    os.setresuid(0, 0, 0)

signals = {signal.SIGHUP, *BECOME}
signal.pthread_sigmask(signal.SIG_BLOCK, signals)
# It is caught, for whoever looks, and waited for.
signal.signal(signal.SIGHUP, lambda *_: None)
if became:
    open(os.path.join(place, "became-" + became), "w").close()
else:
    print("ready", flush=True)
while True:
    told = signal.sigwaitinfo(signals)
    if told.si_signo == signal.SIGHUP:
        with open(os.path.join(place, "hups"), "a") as file:
            file.write("%d\n" % told.si_uid)
    else:
        os.environ["BECAME"] = BECOME[told.si_signo]
        os.execv(os.path.join(place, "set-uid-python"), command_line)
