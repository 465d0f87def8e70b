# shellcheck shell=bash
# What a node's file system holds beside this machine's own: Debian's habits, one member of Patroni, and nothing private of
# this machine.

# Hidden before the mount, by the overlay's own mark (a 0/0 character device).
hidden_paths=(
  /etc/NetworkManager /etc/cron.d /etc/cron.daily /etc/cron.hourly /etc/cron.monthly /etc/cron.weekly /etc/crontab
  /etc/keepalived /etc/netplan /etc/network /etc/patroni /etc/patroni_env.conf /etc/postgresql /etc/rc2.d /etc/rc3.d /etc/rc4.d
  /etc/rc5.d /etc/readdress /etc/resolv.conf /etc/ssh /etc/ssl/private /etc/sudoers.d /etc/sysctl.d /etc/systemd/network
  /etc/systemd/system /home /media /mnt /opt /root /srv /var/backups /var/crash /var/lib/dhcp /var/lib/etcd /var/lib/patroni
  /var/lib/postgresql /var/lib/readdress /var/lib/systemd /var/log /var/mail /var/spool/cron
)
masked_units=(
  systemd-networkd.service systemd-networkd.socket systemd-networkd-wait-online.service systemd-resolved.service
  systemd-timesyncd.service systemd-logind.service getty.target console-getty.service systemd-firstboot.service
  systemd-tmpfiles-clean.timer apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_all.timer e2scrub_reap.service
  fstrim.timer logrotate.timer man-db.timer phpsessionclean.timer systemd-udev-trigger.service systemd-udevd.service
  systemd-journal-catalog-update.service systemd-update-utmp.service ldconfig.service
)

# Whether nodes can be made here at all, before anything else is.
try_overlay() {
  local trial=$lab_state/trial fits=no
  mkdir -p "$trial"/{upper,work,root}
  if mknod "$trial/upper/hidden" c 0 0 2>/dev/null &&
    mount -t overlay "readdress-$lab_name-trial" -o "lowerdir=/,upperdir=$trial/upper,workdir=$trial/work" "$trial/root" 2>/dev/null; then
    umount "$trial/root"
    fits=yes
  fi
  rm -rf --one-file-system "$trial"
  [[ $fits == yes ]] ||
    fail "$state_root ($(stat -f -c %T "$state_root"))" "no overlay over / can be mounted with this folder as its upper side" \
      "set READDRESS_LAB_STATE to a folder on ext4, xfs or tmpfs; inside a container, give it the right to mount"
}

mount_node() {
  local node=$1 folder path
  folder=$(node_folder "$node")
  mkdir -p "$folder"/{upper,work,root}
  for path in "${hidden_paths[@]}" "$state_root"; do
    [[ -e $path || -L $path ]] || continue
    mkdir -p "$folder/upper/${path%/*}"
    mknod "$folder/upper$path" c 0 0
  done
  mount -t overlay "readdress-$lab_name-$node" -o "lowerdir=/,upperdir=$folder/upper,workdir=$folder/work" "$folder/root"
}

write_node_files() {
  local node=$1 root
  root=$(node_root "$node")
  make_folders "$root"
  write_identity "$node" "$root"
  write_network_files "$node" "$root"
  write_ssh_files "$node" "$root"
  write_units "$node" "$root"
  write_patroni_files "$node" "$root"
  keep_pristine_files "$node"
}

make_folders() {
  local root=$1
  mkdir -p "$root"/{etc/keepalived,etc/patroni,etc/postgresql,etc/ssh/sshd_config.d,etc/sysctl.d,etc/systemd/system/multi-user.target.wants}
  mkdir -p "$root"/etc/network/{if-down.d,if-post-down.d,if-pre-up.d,if-up.d,interfaces.d}
  mkdir -p "$root"/{home,media,mnt,opt,srv,var/backups,var/lib/systemd,var/log}
  install -d -m 0700 "$root/root" "$root/root/.ssh" "$root/etc/ssl/private"
  install -d -o postgres -g postgres "$root/var/lib/postgresql" "$root/var/lib/postgresql/15"
  install -d -o root -g postgres -m 1775 "$root/var/log/postgresql"
}

write_identity() {
  local node=$1 root=$2 other uuid
  uuid=$(</proc/sys/kernel/random/uuid)
  printf '%s\n' "${uuid//-/}" >"$root/etc/machine-id"
  printf '%s\n' "$node" >"$root/etc/hostname"
  {
    printf '127.0.0.1\tlocalhost\n127.0.1.1\t%s\n' "$node"
    printf '\n# The other machines\n'
    for other in "${nodes[@]}"; do
      [[ $other == "$node" ]] || printf '%s\t%s\n' "${node_address[$other]}" "$other"
    done
    printf '\n# The following lines are desirable for IPv6 capable hosts\n'
    printf '::1     localhost ip6-localhost ip6-loopback\nff02::1 ip6-allnodes\nff02::2 ip6-allrouters\n'
  } >"$root/etc/hosts"
}

write_network_files() {
  local node=$1 root=$2
  cat >"$root/etc/network/interfaces" <<INTERFACES
# This file describes the network interfaces available on your system
# and how to activate them. For more information, see interfaces(5).

source /etc/network/interfaces.d/*

# The loopback network interface
auto lo
iface lo inet loopback

# The primary network interface
auto eth0
iface eth0 inet static
	address ${node_address[$node]}/24
INTERFACES
  printf 'net.ipv4.conf.eth0.arp_notify = 1\n' >"$root/etc/sysctl.d/60-addresses.conf"
}

write_ssh_files() {
  local node=$1 root=$2
  cp "$root/usr/share/openssh/sshd_config" "$root/etc/ssh/sshd_config"
  # Without systemd-logind, PAM would wait for it at every login.
  printf 'UsePAM no\nUseDNS no\nPermitRootLogin prohibit-password\nPasswordAuthentication no\n' >"$root/etc/ssh/sshd_config.d/lab.conf"
  install -m 0600 "$lab_state/keys/host_$node" "$root/etc/ssh/ssh_host_ed25519_key"
  install -m 0644 "$lab_state/keys/host_$node.pub" "$root/etc/ssh/ssh_host_ed25519_key.pub"
  install -m 0600 "$lab_state/keys/id_ed25519.pub" "$root/root/.ssh/authorized_keys"
  # sshd refuses a locked account when it does not ask PAM.
  sed -i 's/^root:[^:]*:/root:*:/' "$root/etc/shadow"
}

# Patroni starts with the machine on every node but, the first time, only after the first node leads (see cluster.sh).
write_units() {
  local root=$2 unit units=$2/etc/systemd/system
  for unit in "${masked_units[@]}"; do
    ln -sf /dev/null "$units/$unit"
  done
  for unit in ssh networking; do
    ln -sf "/lib/systemd/system/$unit.service" "$units/multi-user.target.wants/$unit.service"
  done
  ln -sf /lib/systemd/system/ssh.service "$units/sshd.service"
  ln -sf /lib/systemd/system/multi-user.target "$units/default.target"
  rm -f "$root/etc/init.d/"{patroni,keepalived,etcd,vip-manager,postgresql}
}

# The files that a scenario, a test or readdress itself may change, as they were before anybody did.
pristine_groups=(patroni system ssh)
declare -A pristine_paths=(
  [patroni]="etc/patroni"
  [system]="etc/hosts etc/hostname etc/network etc/sysctl.d etc/systemd/system etc/default etc/keepalived etc/machine-id"
  [ssh]="etc/ssh root/.ssh"
)

keep_pristine_files() {
  local node=$1 root group folder=$lab_state/pristine/$1
  root=$(node_root "$node")
  mkdir -p "$folder"
  # Part of what every node starts with, though it is enabled only once the first node leads.
  ln -sf /lib/systemd/system/patroni.service "$root/etc/systemd/system/multi-user.target.wants/patroni.service"
  for group in "${pristine_groups[@]}"; do
    archive_files "$root" "$group" >"$folder/$group.tar"
  done
  is_first_of_cluster "$node" || rm "$root/etc/systemd/system/multi-user.target.wants/patroni.service"
}

# The archive is the same byte for byte as long as nothing in the files, their owners, modes and times has changed.
archive_files() {
  # shellcheck disable=SC2086
  tar -C "$1" --sort=name --numeric-owner -cf - ${pristine_paths[$2]}
}
