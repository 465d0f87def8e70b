#!/usr/bin/python3
"""Proves edits with the real PyYAML.

Standard input: one edit a line, as JSON: before (base64; left out where it is the one of the line
above), offset, old, new (base64; left out where the file was refused because it cannot be read),
keys, text, inserted. Standard output: "ok" or what is wrong, a line for each.

An edit is right if the old bytes stand at the offset, the file with the new bytes in their place
loads to the old tree plus the change, and nothing was touched but the value itself, whose place
PyYAML's own marks tell; an insertion removes nothing and adds the key, its value, at most one line
end, and a comma where there are braces.
"""
import base64
import io
import json
import re
import sys

import yaml

# Patroni uses the loader that is written in Python. Its twin in C only for what would take minutes.
LARGE = 60_000
LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")


def loader(data):
    return yaml.CSafeLoader if len(data) > LARGE else yaml.SafeLoader


def load(data):
    # As Patroni does it: a file opened as text, given to the safe loader.
    return yaml.load(io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"), Loader=loader(data))


def same(left, right, new_key=None):
    """True if the values, their types and the order of keys are equal; a new key may stand anywhere."""
    if type(left) is not type(right):
        return False
    if isinstance(left, dict):
        if new_key is not None:
            right = {key: value for key, value in right.items() if key != new_key}
        return len(left) == len(right) and all(
            same(a, b) and same(left[a], right[b]) for a, b in zip(left, right)
        )
    if isinstance(left, (list, tuple)):
        return len(left) == len(right) and all(map(same, left, right))
    return left == right or repr(left) == repr(right)


def is_changed(before, after, keys, text, inserted):
    """True if the tree is the old one, with the text at the end of the path."""
    if not isinstance(before, dict) or not isinstance(after, dict):
        return False
    key = keys[0]
    if len(keys) == 1:
        if after.get(key) != text or type(after[key]) is not str or (key in before) == inserted:
            return False
        if inserted:
            return same(before, after, key)
        return same({**before, key: text}, after)
    if not is_changed(before.get(key), after.get(key), keys[1:], text, inserted):
        return False
    # The whole mapping again, with what was compared already put in from the other side.
    return same({**before, key: None}, {**after, key: None})


class Before:
    """A file as it was: its tree, and its nodes with their marks, both read once."""

    def __init__(self, data):
        self.data = data
        self.tree = load(data)
        self.text = data.decode("utf-8")
        self.root = yaml.compose(self.text, Loader=loader(data))

    def node(self, keys):
        node = self.root
        for key in keys:
            node = [value for name, value in node.value if name.value == key][-1]
        return node

    def byte(self, index):
        return len(self.text[:index].encode())

    def place(self, node):
        return self.byte(node.start_mark.index), self.byte(node.end_mark.index)


def inserted_wrongly(place, added, keys, text):
    """What is wrong with the text that holds a new key, or None."""
    if len(LINE_END.findall(added)) > 1:
        return "more than one line end"
    entry = added.strip(" \r\n").strip(",").strip(" \r\n")
    if yaml.safe_load("{%s}" % entry) != {keys[-1]: text}:
        return "more than the key and its value: %r" % added
    return None if len(entry) + 2 * len(text) + 60 > len(added) else "too much space: %r" % added


def check(before, edit):
    if "new" not in edit:
        return "ok" if isinstance(before, Exception) else "refused, but PyYAML reads it"
    if isinstance(before, Exception):
        return "edited, but PyYAML cannot read it: %r" % before
    offset, old, new = edit["offset"], base64.b64decode(edit["old"]), base64.b64decode(edit["new"])
    keys, text, inserted = edit["keys"], edit["text"], edit["inserted"]
    data, end = before.data, offset + len(old)
    if data[offset:end] != old:
        return "the old bytes are not there"
    if not is_changed(before.tree, load(data[:offset] + new + data[end:]), keys, text, inserted):
        return "PyYAML loads another tree"
    start_of_value, end_of_value = before.place(before.node(keys[:-1] if inserted else keys))
    if not (start_of_value <= offset and end <= end_of_value or inserted and offset == len(data)):
        return "outside of %d-%d: %d-%d" % (start_of_value, end_of_value, offset, end)
    if inserted and old:
        return "an insertion removed %r" % old
    if not inserted and LINE_END.search(new.decode()):
        return "a line end was added: %r" % new
    if not inserted and b"#" in old and "#" not in str(before.node(keys).value):
        return "a comment is gone: %r" % old
    return (inserted_wrongly(before, new.decode(), keys, text) if inserted else None) or "ok"


def main():
    before = None
    for line in sys.stdin:
        edit = json.loads(line)
        if "before" in edit:
            try:
                before = Before(base64.b64decode(edit["before"]))
            except Exception as error:
                before = error
        try:
            print(check(before, edit), flush=True)
        except Exception as error:
            print("failed: %r" % error, flush=True)


if __name__ == "__main__":
    main()
