# Asks from a node, and lists who holds the ends of its connections.

# status URL [CERTIFICATE KEY AUTHORITIES]: what a Patroni answers, asked by a program of the node.
status() {
  begin answer "$1"
  fetch "$@"
  end found
  finish
}

# connections NAME...: the established connections with their processes, the parents of these, the
# processes above this script (the one that forwards our connections is among them), and what the
# names mean here.
connections() {
  if has ss; then
    established=$(ss -tnp state established 2>/dev/null)
    begin established ss
  elif has netstat; then
    established=$(netstat -tnp 2>/dev/null)
    begin established netstat
  else
    begin established none
    end unread the node has neither ss nor netstat
    finish
    return
  fi
  printf '%s\n' "$established"
  end found
  begin parents ''
  servers=$(cd /proc && grep -lsx -e postgres -e postmaster -e edb-postgres [0-9]*/comm)
  paths=
  for each in $servers; do
    paths="$paths /proc/${each%/comm}/status"
  done
  if [ -n "$paths" ]; then grep -s '^PPid:' $paths /dev/null; fi
  end found
  begin above ''
  process=$$
  steps=0
  while [ "$process" -gt 1 ] && [ "$steps" -lt 12 ]; do
    printf '%s\n' "$process"
    process=$(parent "$process")
    steps=$((steps + 1))
  done
  end found
  for each in "$@"; do
    section resolved "$each" getent ahosts "$each"
  done
  finish
}
