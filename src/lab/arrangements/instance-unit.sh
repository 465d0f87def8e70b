# instance-unit: Patroni runs as Debian's instance patroni@N-main, and its file is /etc/patroni/N-main.yml (N: PostgreSQL's version)
# shellcheck shell=bash

arrangement() {
  in_parallel run_instance "${members[@]}"
}

run_instance() {
  local instance
  instance=$(postgresql_version)-main
  inside "$1" sh -c "$inner_instance" run_instance "$instance"
  take_over "$1" "patroni@$instance" "/etc/patroni/$instance.yml"
}

# Without its file, patroni.service does not start again.
# shellcheck disable=SC2016
inner_instance='
set -eu
mv /etc/patroni/config.yml "/etc/patroni/$1.yml"
systemctl --quiet disable patroni
systemctl --quiet enable "patroni@$1"
'
