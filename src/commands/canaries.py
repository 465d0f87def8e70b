#!/usr/bin/python3
"""Looks for the secrets of the tests wherever the tests left something, and fails when one is there.

canaries.py PROJECT [LAB...]   PROJECT: the folder of the project; LAB: the state of a lab that still runs

Every secret of a test has the mark c4n4ry- (src/test/java/dev/readdress/canary/Canary.java, and some in src/test/resources;
the lab's own are made by src/lab/inventory.sh). Looked for are that mark, each secret in Base64 at any offset, and every line of
the lab's private keys. Searched are all of target/ (reports, captured outputs, what runs of readdress kept, command lines
and environments of processes) and, while the lab runs, its nodes: their journals, and all files that differ from this
machine's. What must hold secrets is left out by name, below, each with its reason. Exit code 1: something was found.
"""
import base64
import fnmatch
import gzip
import os
import re
import subprocess
import sys

MARK = b"c4n4ry"
RESOURCES = "src/test/resources"
DEFINITIONS = "src/test/java/dev/readdress/canary/Canary.java"

LEFT_OUT_OF_TARGET = {
    "target/test-classes/*": "the tests' own fixtures, compiled",
    "target/generated-test-sources/*": "the tests' own sources",
    "target/maven-status/*": "lists of the compiler's files",
}
LEFT_OUT_OF_NODES = {
    "etc/patroni/config.yml": "Patroni's configuration needs its passwords",
    "etc/patroni/.config.yml.readdress-*.bak": "the backup of that file, beside it and as well protected",
    "etc/patroni/rest.key": "the REST API's own key",
    "etc/ssh/ssh_host_*_key": "the node's own host key",
    "var/lib/postgresql/*": "PostgreSQL's own: data and .pgpass",
}


class Secrets:
    """What is looked for, by name; names are told, secrets are not."""

    def __init__(self, project, labs):
        self.forms = {}
        self.words = set()
        self.count = 0
        with open(os.path.join(project, DEFINITIONS), encoding="utf-8") as definitions:
            for name, rest in re.findall(r'String (\w+) = MARK \+ "([^"]+)"', definitions.read()):
                self.add(name, MARK + b"-" + rest.encode())
        if not self.forms:
            raise SystemExit("canaries: no secret is defined in %s" % DEFINITIONS)
        for path in files_of(os.path.join(project, RESOURCES)):
            self.add_words(os.path.basename(path), read(path))
        for lab in labs:
            for path in files_of(os.path.join(lab, "keys")):
                self.add_file(os.path.basename(path), read(path))
        self.forms[MARK] = "a secret with the mark of canaries"

    def add(self, name, secret):
        self.count += 1
        self.words.add(secret)
        for offset in range(3):
            text = base64.b64encode(b"x" * offset + secret)
            # The first and last characters depend on what stands before and behind.
            self.forms[text[(0, 2, 3)[offset] : -4].rstrip(b"=")] = name + ", in Base64"

    def add_words(self, name, content):
        for word in sorted(set(re.findall(rb"c4n4ry-[\w.-]*\w", content))):
            if word not in self.words:
                self.add("%s (%d)" % (name, len(self.words)), word)

    def add_file(self, name, content):
        if b"PRIVATE KEY-----" in content:
            self.count += 1
            # Shorter lines are the padding of the last one; the first is the same in all keys without a passphrase.
            lines = [line for line in content.split(b"\n")[2:-2] if len(line) >= 20]
            self.forms.update({line: "the private key " + name for line in lines})
        else:
            self.add_words(name, content)

    def found_in(self, data):
        """The names of what the bytes hold, with the number of the line where it is."""
        for form, name in self.forms.items():
            at = data.find(form)
            if at >= 0:
                yield name, data.count(b"\n", 0, at) + 1


def files_of(root):
    return sorted(os.path.join(folder, name) for folder, _, names in os.walk(root) for name in names)


class Search:
    def __init__(self, secrets):
        self.secrets = secrets
        self.findings = []
        self.files = 0
        self.left_out = {}

    def folder(self, root, prefix, left_out):
        for path in files_of(root):
            shown = os.path.join(prefix, os.path.relpath(path, root))
            reason = next((why for glob, why in left_out.items() if fnmatch.fnmatchcase(shown, glob)), None)
            if reason:
                self.left_out[reason] = self.left_out.get(reason, 0) + 1
            elif os.path.isfile(path) and not os.path.islink(path):
                self.content(shown, read(path))

    def content(self, shown, data):
        self.files += 1
        for name, line in self.secrets.found_in(data):
            self.findings.append("%s:%d: %s" % (shown, line, name))


def read(path):
    opener = gzip.open if path.endswith(".gz") else open
    try:
        with opener(path, "rb") as file:
            return file.read()
    except (FileNotFoundError, EOFError):
        return b""  # it went while we looked


def lines_of(path):
    return read(path).count(b"\n")


def search_lab(search, project, lab):
    """The nodes of a lab; how many lines their journals have."""
    folder = os.path.join(lab, "nodes")
    if not os.path.isdir(folder):
        search.findings.append("%s: this lab is not there, so nothing was looked for on its nodes" % lab)
        return 0
    return sum(search_node(search, project, lab, node) for node in sorted(os.listdir(folder)))


def search_node(search, project, lab, node):
    name = os.path.basename(lab)
    journal = subprocess.run(
        ["bash", os.path.join(project, "bin/lab"), "sh", "--name", name, node]
        + ["journalctl", "--no-pager", "--all", "--output=verbose"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    lines = journal.stdout.count(b"\n")
    if journal.returncode != 0 or lines == 0:
        search.findings.append("%s/%s: its journal cannot be read: %r" % (name, node, journal.stderr[-300:]))
    search.content("%s/%s: journal" % (name, node), journal.stdout)
    prefix = "%s/%s" % (name, node)
    left_out = {"%s/%s" % (prefix, glob): why for glob, why in LEFT_OUT_OF_NODES.items()}
    search.folder(os.path.join(lab, "nodes", node, "upper"), prefix, left_out)
    return lines


def main(project, *labs):
    secrets = Secrets(project, labs)
    search = Search(secrets)
    search.folder(os.path.join(project, "target"), "target", LEFT_OUT_OF_TARGET)
    journal_lines = sum(search_lab(search, project, lab) for lab in labs)
    processes = lines_of(os.path.join(project, "target/canary/processes.txt"))
    for finding in sorted(search.findings):
        print("canary: found in %s" % finding)
    for reason, count in sorted(search.left_out.items()):
        print("canary: left out: %d files: %s" % (count, reason))
    print(
        "canary: %d secrets looked for in %d files, %d journal lines and %d process lines: %s"
        % (
            secrets.count,
            search.files,
            journal_lines,
            processes,
            "%d found" % len(search.findings) if search.findings else "none found",
        )
    )
    return 1 if search.findings else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
