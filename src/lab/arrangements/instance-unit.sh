# instance-unit: Patroni runs as Debian's instance patroni@15-main, and its file is /etc/patroni/15-main.yml
# shellcheck shell=bash disable=SC2154

arrangement() {
  in_parallel run_instance "${members[@]}"
}

run_instance() {
  inside "$1" sh -c "$inner_instance"
  take_over "$1" patroni@15-main /etc/patroni/15-main.yml
}

# Without its file, patroni.service does not start again.
inner_instance='
set -eu
mv /etc/patroni/config.yml /etc/patroni/15-main.yml
systemctl --quiet disable patroni
systemctl --quiet enable patroni@15-main
'
