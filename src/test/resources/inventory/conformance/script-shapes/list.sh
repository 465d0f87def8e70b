#!/bin/sh
[ "$1" = --host ] && [ "$2" = a ] && echo '{"ansible_host": "10.0.0.1", "nested": {"x": 1.5}}'
[ "$1" = --host ] && [ "$2" != a ] && echo '{}'
[ "$1" = --list ] && cat <<'END'
{
  "_meta": {},
  "hosts_only": {"hosts": ["a", "b"]},
  "vars_only": {"vars": {"v": [1, {"k": null}]}},
  "children_only": {"children": ["hosts_only", "vars_only"]},
  "all": {"vars": {"everywhere": true}},
  "list": []
}
END
exit 0
