# shellcheck shell=bash
# The Debian packages that the lab needs, installed without leaving a service running on this machine.

lab_packages=(
  patroni etcd-server etcd-client python3-etcd postgresql-15 keepalived vip-manager
  openssh-server openssh-client systemd systemd-sysv systemd-container dbus ifupdown iproute2 iputils-ping curl jq procps sudo util-linux
)
service_policy=/usr/sbin/policy-rc.d
default_cluster_setting=/etc/postgresql-common/createcluster.d/readdress-lab.conf
service_policy_mark='# written by bin/lab while it installs packages'

missing_packages() {
  local installed
  installed=$(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' "${lab_packages[@]}" 2>/dev/null | sed -n 's/^ii *//p' || true)
  printf '%s\n' "${lab_packages[@]}" | grep -vxF -f <(printf '%s\n' "$installed") || true
}

install_packages() {
  local missing
  mapfile -t missing < <(missing_packages)
  ((${#missing[@]} > 0)) || return 0
  [[ -x /usr/bin/apt-get ]] ||
    fail "this machine" "has no apt-get, and these packages are missing: ${missing[*]}" "run the lab on Debian 12"
  say "installing Debian packages: ${missing[*]}"
  installing_packages=${missing[*]}
  forbid_service_starts
  forbid_default_cluster
  apt_get_install "${missing[@]}"
  disable_services_of "${missing[@]}"
  allow_service_starts
  allow_default_cluster
  installing_packages=
}

apt_get_install() {
  local log
  log=$(mktemp -t readdress-apt.XXXXXX)
  if ! { apt_get update && apt_get install --no-install-recommends "$@"; } >"$log" 2>&1 9>&-; then
    tail -n 15 "$log" >&2
    fail "apt-get install $*" "failed (whole output: $log)" "put right what apt-get says above, then run the same command again"
  fi
  rm -f "$log"
}

apt_get() {
  DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=300 "$@" </dev/null
}

# A policy of the machine's own stays as it is; services are disabled and stopped afterwards in either case.
forbid_service_starts() {
  [[ ! -e $service_policy ]] || return 0
  printf '#!/bin/sh\n%s\nexit 101\n' "$service_policy_mark" >"$service_policy"
  chmod 0755 "$service_policy"
}

allow_service_starts() {
  if grep -qsxF "$service_policy_mark" "$service_policy"; then
    rm -f "$service_policy"
  fi
}

# Debian's postgresql-15 makes a cluster 15/main when it is installed, unless this says otherwise.
forbid_default_cluster() {
  mkdir -p "${default_cluster_setting%/*}"
  printf 'create_main_cluster = false\n' >"$default_cluster_setting"
}

allow_default_cluster() {
  rm -f "$default_cluster_setting"
  rmdir "${default_cluster_setting%/*}" 2>/dev/null || true
}

# Only services of packages that were installed just now; those that were there before are none of the lab's business.
disable_services_of() {
  local package unit
  local -a units=()
  for package in "$@"; do
    case $package in
      # postgresql-15 itself has no unit; the package that it pulls in has.
      postgresql-15) units+=(postgresql.service) ;;
      systemd | systemd-sysv | dbus) continue ;;
    esac
    while read -r unit; do
      [[ $unit == *@* ]] || units+=("${unit##*/}")
    done < <(dpkg-query -L "$package" | grep -E '^(/usr)?/lib/systemd/system/[^/]+\.service$' || true)
  done
  ((${#units[@]} > 0)) || return 0
  for unit in "${units[@]}"; do
    systemctl --quiet disable "$unit" >/dev/null 2>&1 || true
    if runs_systemd; then
      systemctl --quiet stop "$unit" >/dev/null 2>&1 || true
    fi
  done
}

# After an interruption in the middle of an installation.
abandon_installation() {
  [[ -n ${installing_packages:-} ]] || return 0
  allow_service_starts
  allow_default_cluster
}
