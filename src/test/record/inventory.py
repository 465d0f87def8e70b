#!/usr/bin/python3
"""Asks the real Ansible about every case below a directory and writes down what it answers.

Usage: inventory.py CASES ANSWERS

CASES holds one directory a case; its file `case` has the options of ansible-inventory on its first
line and a question on each further line: `host NAME`, `pattern PATTERN`, `pattern PATTERN | LIMIT`,
`value HOST VARIABLE` (rendered and decrypted), `graph`. Every case is also asked for --list. ANSWERS gets one file CASE.json for each. A question
that Ansible does not answer has the answer null.

Below the first level Ansible walks through groups in the order of a Python set, which differs from
run to run. So each case is asked with three orders; an answer to a pattern that differs among them
is written down sorted, with "ordered": false.
"""

import contextlib
import io
import json
import os
import shlex
import sys
import tempfile

settings = tempfile.NamedTemporaryFile(suffix=".cfg")
os.environ["ANSIBLE_CONFIG"] = settings.name
os.environ["ANSIBLE_NOCOLOR"] = "1"

from ansible.cli.inventory import InventoryCLI
from ansible.inventory.group import Group
from ansible.release import __version__
from ansible.template import Templar
from ansible.vars.hostvars import HostVars


def attempt(question):
    """What a question prints or returns, or None when Ansible refuses it."""
    printed = io.StringIO()
    returned = None
    try:
        with contextlib.redirect_stdout(printed):
            returned = question()
    except SystemExit as end:
        if end.code:
            return None
    except Exception:
        return None
    return printed.getvalue() if returned is None else returned


def variables(cli, name):
    hosts = cli.inventory.get_hosts(name)
    if len(hosts) != 1:
        raise ValueError("not one host")
    return json.loads(cli.dump(cli._get_host_variables(host=hosts[0])))


def value(cli, name, variable):
    host = cli.inventory.get_host(name)
    HostVars(inventory=cli.inventory, variable_manager=cli.vm, loader=cli.loader)
    known = cli.vm.get_vars(host=host, include_delegate_to=False)
    rendered = Templar(loader=cli.loader, variables=known).template(known[variable])
    if rendered == known["omit"]:
        rendered = None
    return {"value": json.loads(json.dumps(rendered, default=str))}


def names(cli, pattern, limit):
    hosts = cli.get_host_list(cli.inventory, limit or None, pattern)
    return [host.name for host in hosts]


def ask(directory, seed):
    """All answers of one case, with one order of groups."""
    Group.__hash__ = lambda group: hash((group.name, seed))
    os.chdir(directory)
    with open("case", encoding="utf-8") as case:
        lines = [line.rstrip("\n") for line in case if line.strip()]
    cli = InventoryCLI(["ansible-inventory", "--list"] + shlex.split(lines[0]))
    cli.parse()
    listed = attempt(cli.run)
    result = {
        "ansible": __version__,
        "list": json.loads(listed) if listed else None,
        "host": {},
        "pattern": {},
        "value": {},
    }
    for line in lines[1:]:
        kind, _, rest = line.partition(" ")
        if kind == "host":
            result["host"][rest] = attempt(lambda: variables(cli, rest))
        elif kind == "value":
            result["value"][rest] = attempt(lambda: value(cli, *rest.split(" ")))
        elif kind == "graph":
            result["graph"] = attempt(cli.inventory_graph)
        else:
            pattern, _, limit = rest.partition(" | ")
            result["pattern"][rest] = attempt(lambda: names(cli, pattern, limit))
    return result


def in_child(directory, seed):
    """Ansible keeps its options and inventory for the life of a process: one process a case."""
    reader, writer = os.pipe()
    if os.fork() == 0:
        os.close(reader)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        with io.open(writer, "w", encoding="utf-8") as out:
            json.dump(ask(directory, seed), out)
        os._exit(0)
    os.close(writer)
    with io.open(reader, encoding="utf-8") as answer:
        text = answer.read()
    os.wait()
    return json.loads(text)


def answers(directory):
    asked = [in_child(directory, seed) for seed in range(3)]
    result = asked[0]
    for question, hosts in result["pattern"].items():
        ordered = all(other["pattern"][question] == hosts for other in asked)
        result["pattern"][question] = {
            "hosts": hosts if ordered else sorted(hosts),
            "ordered": ordered,
        }
    return result


def main():
    cases, target = sys.argv[1:]
    os.makedirs(target, exist_ok=True)
    for name in sorted(os.listdir(cases)):
        result = answers(os.path.abspath(os.path.join(cases, name)))
        with open(os.path.join(target, name + ".json"), "w", encoding="utf-8") as out:
            json.dump(result, out, indent=1, sort_keys=True, ensure_ascii=False)
            out.write("\n")


if __name__ == "__main__":
    main()
