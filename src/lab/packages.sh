# shellcheck shell=bash
# The Debian packages that the lab needs on this machine. What runs inside its nodes is in their root file systems (roots.sh).

lab_packages=(
  debootstrap systemd-container iproute2 openssh-client openssl curl jq procps
)

missing_packages() {
  local installed
  installed=$(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' "${lab_packages[@]}" 2>/dev/null | sed -n 's/^ii *//p' || true)
  printf '%s\n' "${lab_packages[@]}" | grep -vxF -f <(printf '%s\n' "$installed") || true
}

install_packages() {
  local missing log
  mapfile -t missing < <(missing_packages)
  ((${#missing[@]} > 0)) || return 0
  [[ -x /usr/bin/apt-get ]] ||
    fail "this machine" "has no apt-get, and these packages are missing: ${missing[*]}" "run the lab on Debian 12 or 13"
  say "installing Debian packages: ${missing[*]}"
  log=$(mktemp -t readdress-apt.XXXXXX)
  if ! { apt_get update && apt_get install --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 9>&-; then
    tail -n 15 "$log" >&2
    fail "apt-get install ${missing[*]}" "failed (whole output: $log)" "put right what apt-get says above, then run the same command again"
  fi
  rm -f "$log"
}

apt_get() {
  DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=300 "$@" </dev/null
}
