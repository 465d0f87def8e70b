# config-directory: Patroni reads the files of /etc/patroni/config.d; addresses are in two of them, and the later file wins
# shellcheck shell=bash

arrangement() {
  in_parallel read_directory "${members[@]}"
}

read_directory() {
  inside "$1" sh -c "$inner_directory"
  take_over "$1" patroni /etc/patroni/config.d
}

# shellcheck disable=SC2016
inner_directory='
set -eu
address() {
  sed -n "/^$1:/,/^\$/ s/^  connect_address: \([^ ]*\).*/\1/p" config.yml
}
cd /etc/patroni
install -d -o root -g postgres -m 0750 config.d
restapi=$(address restapi) postgresql=$(address postgresql)
mv config.yml config.d/10-member.yml
cat >config.d/20-addresses.yml <<FILE
# What this member advertises. Later files win.
restapi: {connect_address: "$restapi"}

postgresql:
    connect_address:   $postgresql
FILE
chown postgres:postgres config.d/20-addresses.yml
chmod 0600 config.d/20-addresses.yml
printf "postgresql:\n  parameters:\n    shared_buffers: 32MB\n" >config.d/30-parameters.yaml
printf "restapi:\n  connect_address: 192.0.2.1:8008\n" >config.d/40-addresses.yml.orig
chmod 0644 config.d/30-parameters.yaml config.d/40-addresses.yml.orig

mkdir -p /etc/systemd/system/patroni.service.d
cat >/etc/systemd/system/patroni.service.d/directory.conf <<FILE
[Unit]
ConditionPathExists=
ConditionPathExists=/etc/patroni/config.d

[Service]
ExecStart=
ExecStart=/usr/bin/patroni /etc/patroni/config.d
FILE
'
