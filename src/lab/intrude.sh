# shellcheck shell=bash
# Intrusions: what somebody with an account on a node does to readdress. Each is a file in intrusions/ whose first line
# describes it and whose function `intrusion` performs it on the node that it is given, with these words and those of
# scenario.sh. The account is mallory's; healing ends what runs as mallory and removes it. An attack succeeds when
# /root/intruded is there, when something under /root/kept changes, or when mallory can read a configuration.

intrusion_file() {
  printf '%s/intrusions/%s.sh\n' "$lab_sources" "$1"
}

list_intrusions() {
  list_words "$lab_sources"/intrusions/*.sh
}

lab_intrude() {
  local name=$1 node=${2:-} cluster
  [[ $name =~ ^[a-z-]+$ && -r $(intrusion_file "$name") ]] ||
    usage_error "bin/lab intrude $name" "there is no such intrusion" "see \`bin/lab intrusions\`"
  load_lab
  lock_lab
  node=${node:-${nodes[1]:-${nodes[0]}}}
  [[ -n ${node_address[$node]:-} ]] ||
    usage_error "bin/lab intrude $name $node" "the lab $lab_name has no such node" "see \`bin/lab status\`"
  # Words that wait for something wake the members of this one.
  # shellcheck disable=SC2034
  cluster=${node_cluster[$node]}
  inside "$node" sh -c "$inner_account"
  # shellcheck source=src/lab/intrusions/set-uid-program.sh
  source "$(intrusion_file "$name")"
  intrusion "$node"
  say "node $node: $(sed -n '1s/^# [^ ]* //p' "$(intrusion_file "$name")")"
}

# An account without any right, and a folder of root that nobody else can look into.
inner_account='
set -eu
id mallory >/dev/null 2>&1 || useradd --create-home --shell /bin/sh mallory
chmod 0755 /home/mallory
mkdir -p -m 0700 /root/kept
cp -p /etc/patroni/config.yml /root/kept/config.yml
'

# as_mallory NODE PROGRAM ARGUMENT...
as_mallory() {
  local node=$1
  shift
  inside "$node" setpriv --reuid=mallory --regid=mallory --clear-groups env -i HOME=/home/mallory PATH=/usr/bin:/bin "$@"
}

# mallorys NODE NAME: makes a file of mallory's of what comes in; others can read and run it.
mallorys() {
  inside "$1" sh -c 'cat >"/home/mallory/$1" && chown mallory:mallory "/home/mallory/$1" && chmod 0755 "/home/mallory/$1"' mallorys "$2"
}

# mallory_runs NODE NAME [ARGUMENT...]: such a program, a Python one, goes on running in the background of the node.
mallory_runs() {
  local node=$1 name=$2
  shift 2
  # shellcheck disable=SC2016
  as_mallory "$node" sh -c 'cd && setsid /usr/bin/python3 "$@" </dev/null >log 2>&1 &' mallory_runs "$name" "$@"
}

# impostor NODE ATTACK: runs intrusions/impostor.py, and waits until it answers.
impostor() {
  mallorys "$1" impostor.py <"$lab_sources/intrusions/impostor.py"
  mallory_runs "$1" impostor.py "$2"
  await 60 impostor_answers "$1" || fail "node $1" "mallory's process did not start" "see /home/mallory/log there"
}

impostor_answers() {
  inside "$1" curl -fs -o /dev/null http://127.0.0.1:8018/cluster
}
