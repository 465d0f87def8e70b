# shellcheck shell=bash
# Messages. Progress and errors go to standard error; standard output belongs to what a command was asked for.

say() {
  printf '%s\n' "$*" >&2
}

# problem WHERE WHAT FIX: one error that says where it is, what is wrong and what to do.
problem() {
  printf 'error: %s: %s\n' "$1" "$2" >&2
  printf '  fix: %s\n' "$3" >&2
}

fail() {
  problem "$@"
  exit 1
}

usage_error() {
  problem "$@"
  exit 64
}

require_root() {
  ((EUID == 0)) || fail "bin/lab" "needs root, to make network namespaces, mounts and nodes" "run it as root, for instance with sudo"
}

# Milliseconds since boot; for bounds and for "took" messages.
milliseconds() {
  local uptime
  read -r uptime _ </proc/uptime
  printf '%s\n' "$((10#${uptime/./} * 10))"
}
