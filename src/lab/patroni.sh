# shellcheck shell=bash
# One member of Patroni: its configuration, and what its REST API says.

data_folder() {
  printf '/var/lib/postgresql/%s/main\n' "$(postgresql_version)"
}

write_patroni_files() {
  local node=$1 root=$2 postgres
  postgres=$(owner_in "$root" postgres)
  patroni_configuration "$node" >"$root/etc/patroni/config.yml"
  chown "0:${postgres#*:}" "$root/etc/patroni/config.yml"
  chmod 0640 "$root/etc/patroni/config.yml"
}

patroni_configuration() {
  local node=$1 address=${node_address[$1]} cluster=${node_cluster[$1]} passwords=$lab_state/keys/passwords
  local superuser replication rewind
  read -r superuser replication rewind <"$passwords"
  cat <<CONFIGURATION
# Patroni on $node, member of the cluster $cluster.
# After a change: systemctl reload patroni

scope: $cluster
namespace: /service/
name: $node

restapi:
  listen: 0.0.0.0:8008
  connect_address: $address:8008  # this node's own address

etcd3:
  hosts: $(etcd_endpoint)

# Only read when the cluster is made; afterwards: patronictl edit-config
bootstrap:
  dcs:
    ttl: 30
    loop_wait: 5
    retry_timeout: 10
    maximum_lag_on_failover: 1048576
    postgresql:
      use_pg_rewind: true
      use_slots: true
      parameters:
        max_connections: 50
        wal_keep_size: 128MB
  initdb:
    - encoding: UTF8
    - locale: C.UTF-8
    - auth-host: scram-sha-256
    - data-checksums

postgresql:
  listen: 0.0.0.0:5432
  connect_address: $address:5432  # replicas stream from here
  data_dir: $(data_folder)
  bin_dir: /usr/lib/postgresql/$(postgresql_version)/bin
  pgpass: /var/lib/postgresql/.pgpass_patroni
  authentication:
    superuser:
      username: postgres
      password: $superuser
    replication:
      username: replicator
      password: $replication
    rewind:
      username: rewinder
      password: $rewind
  parameters:
    unix_socket_directories: /var/run/postgresql
    shared_buffers: 32MB
  basebackup:
    - checkpoint: fast
  pg_hba:
    # the machine itself
    - local all all peer
    - host all all 127.0.0.1/32 scram-sha-256
    - host replication replicator 127.0.0.1/32 scram-sha-256
    # the other members: streaming, pg_rewind, applications
    - host replication replicator $lab_subnet.0/24 scram-sha-256
    - host all all $lab_subnet.0/24 scram-sha-256

tags:
  nofailover: false
  noloadbalance: false
  clonefrom: false
CONFIGURATION
}

# Where a node's REST API is, whatever it publishes.
rest_url() {
  local scheme=http
  if has_rest_certificates && rest_by https "$1" /patroni -o /dev/null; then
    scheme=https
  fi
  printf '%s://%s:8008\n' "$scheme" "${node_address[$1]}"
}

# rest NODE PATH [CURL OPTION...]: the answer of a node's REST API at its own address, with or without TLS.
rest() {
  local code=0
  rest_by http "$@" || code=$?
  # 22: it answered, with a status of 400 or more.
  ((code != 0 && code != 22)) && has_rest_certificates || return "$code"
  rest_by https "$@"
}

rest_by() {
  local scheme=$1 node=$2 path=$3
  local -a options=()
  shift 3
  [[ $scheme == http ]] || options=(--insecure --cert "$(rest_key lab crt)" --key "$(rest_key lab key)")
  curl -sS -m 4 "${options[@]}" "$@" "$scheme://${node_address[$node]}:8008$path" 2>/dev/null
}

has_rest_certificates() {
  [[ -e $(rest_key ca crt) ]]
}

# rest_key WHO crt|key: a certificate or key of the REST APIs, on this machine.
rest_key() {
  printf '%s/keys/rest_%s.%s\n' "$lab_state" "$1" "$2"
}

# What curl on a node needs for a request that changes something, as curl's configuration.
rest_credentials() {
  local user password
  if [[ $(rest_url "$1") == https* ]]; then
    printf 'insecure\ncert = /etc/patroni/rest.crt\nkey = /etc/patroni/rest.key\n'
  fi
  if [[ -s $lab_state/keys/rest_user ]]; then
    read -r user password <"$lab_state/keys/rest_user"
    printf 'user = "%s:%s"\n' "$user" "$password"
  fi
}

rest_is_ok() {
  rest "$1" "$2" -f -o /dev/null
}

# The cluster as the first node that answers sees it.
cluster_answer() {
  local node answer
  for node in $(nodes_of "$1"); do
    if answer=$(rest "$node" /cluster -f) && [[ $answer == *'"members"'* ]]; then
      printf '%s\n' "$answer"
      return 0
    fi
  done
  return 1
}

# published NODE restapi|postgresql: the address, with port, that the DCS holds for a member.
published() {
  local node=$1 endpoint=$2 filter
  case $endpoint in
    restapi) filter='.api_url | sub("^[a-z]+://"; "") | sub("/.*"; "")' ;;
    postgresql) filter='"\(.host):\(.port)"' ;;
  esac
  cluster_answer "${node_cluster[$node]}" | jq -r --arg name "$node" ".members[] | select(.name == \$name) | $filter"
}

leader_of() {
  local answer
  answer=$(cluster_answer "$1") || return 1
  jq -r 'first(.members[] | select(.role == "leader") | .name) // ""' <<<"$answer"
}

# The members that stream from the leader, one a line.
streaming_members() {
  rest "$1" /patroni | jq -r '.replication[]? | select(.state == "streaming") | .application_name'
}

# Members look at the cluster at once when the text of its configuration changes. A space more or less at its end changes
# nothing else, and saves up to loop_wait.
wake_members() {
  local key=/service/$1/config value
  value=$(etcdctl_in_lab get --print-value-only "$key" 2>/dev/null) || return 0
  [[ $value == \{* ]] || return 0
  case $value in
    *' ') value=${value% } ;;
    *) value="$value " ;;
  esac
  etcdctl_in_lab put "$key" "$value" >/dev/null 2>&1 || true
}

# SIGHUP ends a Patroni that has only just started and does not catch it yet.
reload_patroni() {
  # shellcheck disable=SC2016
  inside "$1" sh -c '
    tries=100
    until grep -qs "^SigCgt:.*[13579bdf]$" "/proc/$(systemctl show -P MainPID patroni)/status"; do
      tries=$((tries - 1))
      [ "$tries" -gt 0 ] || exit 1
      sleep 0.1
    done
    systemctl kill --kill-who=main --signal=HUP patroni'
}
