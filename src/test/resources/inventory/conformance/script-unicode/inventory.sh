#!/bin/sh
echo warning on standard error >&2
cat <<'END'
{"gruppe": {"hosts": ["knöten"], "vars": {"s": "ä\u00f6\n\"x\"", "big": 9007199254740993, "f": 0.1, "neg": -0.0, "t": "{{ x }}"}}, "_meta": {"hostvars": {}}}
END
