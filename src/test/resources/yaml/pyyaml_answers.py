#!/usr/bin/python3
"""What the real PyYAML makes of documents.

pyyaml_answers.py                  one document in base64 per line of standard input,
                                   one answer per line of standard output
pyyaml_answers.py record FILE...   writes the answers into tables of cases (see read/README)

An answer is "error", or the value: null, true, false, int N, float BITS, "string" with ASCII
escapes, time ISO, bytes HEX, [items], {key: value, ...}, set [items].
"""
import base64
import datetime
import io
import json
import struct
import sys

import yaml

VISIBLE = {"→": "\t", "␍": "\r", "␀": "\0", "␛": "\x1b", "␤": "\x85", "␣": "\u2028", "␢": "\ufeff"}


class TaggedLoader(yaml.SafeLoader):
    """As the loader of a program that knows !vault."""


def tagged(loader, node):
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return loader.construct_scalar(node)


TaggedLoader.add_constructor("!vault", tagged)


def shown(value):
    if value is None:
        return "null"
    if value is True or value is False:
        return str(value).lower()
    if isinstance(value, int):
        return "int %d" % value
    if isinstance(value, float):
        return "float " + ("nan" if value != value else struct.pack(">d", value).hex())
    if isinstance(value, str):
        return json.dumps(value)
    if isinstance(value, (datetime.date, datetime.datetime)):
        return "time " + value.isoformat()
    if isinstance(value, bytes):
        return "bytes " + value.hex()
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(shown(item) for item in value) + "]"
    if isinstance(value, set):
        return "set [" + ", ".join(sorted(shown(item) for item in value)) + "]"
    return "{" + ", ".join(shown(k) + ": " + shown(v) for k, v in value.items()) + "}"


def answer(document):
    # As Patroni does it: a file opened as text, given to the loader.
    stream = io.TextIOWrapper(io.BytesIO(document), encoding="utf-8")
    try:
        return shown(yaml.load(stream, Loader=TaggedLoader))
    except Exception:
        return "error"


def document(lines):
    text = "\n".join(lines) + "\n"
    for symbol, character in VISIBLE.items():
        text = text.replace(symbol, character)
    return text.replace("␄\n", "").encode()


def record(path):
    out, lines = [], []
    with open(path, encoding="utf-8") as table:
        for line in table.read().splitlines():
            if line.startswith("### "):
                lines = []
                out.append(line)
            elif line.startswith(">>>"):
                out.extend(lines + [">>> " + answer(document(lines))])
                lines = []
            elif line.startswith("!!! "):
                out.append(line)
            else:
                lines.append(line)
    with open(path, "w", encoding="utf-8") as table:
        table.write("\n".join(out + lines) + "\n")


if __name__ == "__main__":
    if sys.argv[1:2] == ["record"]:
        for path in sys.argv[2:]:
            record(path)
    else:
        for line in sys.stdin:
            print(answer(base64.b64decode(line)), flush=True)
