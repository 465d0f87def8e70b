#!/bin/sh
[ "$1" = --list ] || exit 1
cat <<'END'
{"db": {"hosts": ["a", "b"], "vars": {"v": 1}, "children": ["sub"]},
 "sub": {"hosts": ["c"]},
 "plain": ["a", "d"],
 "alone": {"ansible_host": "10.0.0.9"},
 "_meta": {"hostvars": {"a": {"n": 1.5, "s": "text"}, "nobody": {"x": 1}}}}
END
