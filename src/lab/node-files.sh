# shellcheck shell=bash
# What a node's file system holds beside its release's root: an identity, addresses, a way in, and one member of Patroni.

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
  mkdir -p "$trial"/{lower,upper,work,root}
  if mount -t overlay "readdress-$lab_name-trial" -o "lowerdir=$trial/lower,upperdir=$trial/upper,workdir=$trial/work" "$trial/root" 2>/dev/null; then
    umount "$trial/root"
    fits=yes
  fi
  rm -rf --one-file-system "$trial"
  [[ $fits == yes ]] ||
    fail "$state_root ($(stat -f -c %T "$state_root"))" "no overlay can be mounted with this folder as its upper side" \
      "set READDRESS_LAB_STATE to a folder on ext4, xfs or tmpfs; inside a container, give it the right to mount"
}

mount_node() {
  local node=$1 folder
  folder=$(node_folder "$node")
  mkdir -p "$folder"/{upper,work,root}
  mount -t overlay "readdress-$lab_name-$node" \
    -o "lowerdir=${node_layers[$node]},upperdir=$folder/upper,workdir=$folder/work" "$folder/root"
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
  local root=$1 postgres
  postgres=$(owner_in "$root" postgres)
  install -d -m 0755 "$root"/etc/ssh/sshd_config.d "$root/etc/systemd/system/multi-user.target.wants"
  install -d -m 0700 "$root/root" "$root/root/.ssh"
  install -d "$root/var/lib/postgresql/$(postgresql_version)" "$root/var/log/postgresql"
  chown "$postgres" "$root/var/lib/postgresql" "$root/var/lib/postgresql/$(postgresql_version)"
  chown "0:${postgres#*:}" "$root/var/log/postgresql"
  chmod 1775 "$root/var/log/postgresql"
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
