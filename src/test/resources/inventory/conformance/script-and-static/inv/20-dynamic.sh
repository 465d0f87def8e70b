#!/bin/sh
echo '{"db": {"hosts": ["a", "z"], "vars": {"v": "dynamic"}}, "_meta": {"hostvars": {"a": {"y": 2}}}}'
