#!/usr/bin/python3
"""Proves edits with the real PyYAML.

Standard input: one edit a line, as JSON: before and after (base64; after is null where the edit was
refused because the file cannot be read), keys, text, inserted. Standard output: "ok" or what is
wrong, a line for each.
"""
import base64
import io
import json
import sys

import yaml


def load(data):
    # As Patroni does it: a file opened as text, given to the safe loader.
    return yaml.safe_load(io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def typed(value):
    """The value with its types, so that 1, 1.0 and True differ, and the order of keys counts."""
    if isinstance(value, dict):
        return ["dict"] + [[typed(key), typed(item)] for key, item in value.items()]
    if isinstance(value, (list, tuple)):
        return [type(value).__name__] + [typed(item) for item in value]
    return [type(value).__name__, repr(value)]


def changed(tree, keys, text, inserted):
    """The tree after the change; a new key is put last, because its place does not matter here."""
    if not keys:
        return text
    if inserted and len(keys) == 1:
        assert keys[0] not in tree
        return {**tree, keys[0]: text}
    assert keys[0] in tree
    return {k: changed(v, keys[1:], text, inserted) if k == keys[0] else v for k, v in tree.items()}


def new_key_last(tree, keys):
    if len(keys) == 1:
        return {**{k: v for k, v in tree.items() if k != keys[0]}, keys[0]: tree[keys[0]]}
    return {k: new_key_last(v, keys[1:]) if k == keys[0] else v for k, v in tree.items()}


def check(edit):
    before = base64.b64decode(edit["before"])
    if edit["after"] is None:
        try:
            load(before)
        except Exception:
            return "ok"
        return "refused as unreadable, but PyYAML reads it"
    after = base64.b64decode(edit["after"])
    keys, text, inserted = edit["keys"], edit["text"], edit["inserted"]
    wanted = changed(load(before), keys, text, inserted)
    result = load(after)
    if inserted:
        result = new_key_last(result, keys)
    if typed(wanted) != typed(result):
        return "PyYAML loads another tree"
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    removed = before[start : len(before) - end]
    if inserted and removed:
        return "an insertion removed %r" % removed
    if not inserted and b"#" in removed and "#" not in str(load(before)):
        return "a comment is gone: %r" % removed
    return "ok"


if __name__ == "__main__":
    for line in sys.stdin:
        try:
            print(check(json.loads(line)), flush=True)
        except Exception as error:
            print("failed: %r" % error, flush=True)
