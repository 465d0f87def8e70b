# shellcheck shell=bash
# The root file systems of nodes: one for each Debian release, made once by debootstrap and kept outside the checkout. A node
# is an overlay of one of them, so this machine's own packages, files and release play no part in a lab.

releases=(bullseye bookworm trixie forky)
default_release=bookworm
declare -A release_postgresql=([bullseye]=13 [bookworm]=15 [trixie]=17 [forky]=18)
declare -A release_patroni=([bullseye]=2.0.2 [bookworm]=3.0.2 [trixie]=4.0.7 [forky]=4.1.5)

node_packages=(
  systemd systemd-sysv dbus patroni python3-etcd keepalived etcd-server etcd-client openssh-server ca-certificates
  ifupdown iproute2 iputils-ping curl wget jq procps sudo
)

require_release() {
  [[ -n ${release_postgresql[$1]:-} ]] ||
    usage_error "bin/lab: --release $1" "is no release that the lab can boot" "choose one of: ${releases[*]}"
}

packages_of_release() {
  printf '%s\n' "${node_packages[@]}" "postgresql-${release_postgresql[$1]}"
  # forky has none any more.
  [[ $1 == forky ]] || printf 'vip-manager\n'
}

# Another list of packages, or other work in finish_root, makes another root.
root_of_release() {
  printf '%s/%s-%s\n' "$cache_root" "$1" \
    "$({ packages_of_release "$1" && declare -f finish_root; } | cksum | cut -d ' ' -f 1)"
}

lab_roots() {
  local release
  local -a wanted=("$@")
  (($# > 0)) || wanted=("${releases[@]}")
  for release in "${wanted[@]}"; do require_release "$release"; done
  install_packages
  # Labs wait for this one first.
  (($# > 0)) || require_root_of "$default_release"
  for release in "${wanted[@]}"; do
    require_root_of "$release"
    root_of_release "$release"
  done
}

# Only one lab at a time makes a root; the others wait for it and use it.
require_root_of() {
  local release=$1 root
  root=$(root_of_release "$release")
  [[ ! -d $root ]] || return 0
  install -d -m 0755 "$cache_root"
  exec 6>"$cache_root/$release.lock"
  flock 6
  if [[ ! -d $root ]]; then
    make_root "$release" "$root" 6>&-
  fi
  exec 6>&-
}

make_root() {
  local release=$1 root=$2
  say "making the root file system of $release, once, which takes a minute or two"
  debootstrap_into "$root.new" "$release" "--include=$(packages_of_release "$release" | paste -sd ,)"
  finish_root "$root.new"
  mv "$root.new" "$root"
  remove_old_roots "$release" "$root"
}

# remove_old_roots RELEASE ROOT: all but this one, unless a lab may stand on them.
remove_old_roots() {
  local root
  ! compgen -G "$state_root/*/nodes.list" >/dev/null || return 0
  for root in "$cache_root/$1"-*; do
    [[ $root == "$2" ]] || rm -rf --one-file-system "$root"
  done
}

# Nothing is enabled, and nothing is left that each node must have of its own.
finish_root() {
  local root=$1
  rm -rf "$root"/etc/systemd/system/* "$root"/etc/rc[2-5].d "$root"/etc/postgresql/* "$root"/var/lib/postgresql/* "$root"/var/log/*
  rm -f "$root"/etc/init.d/{patroni,keepalived,etcd,vip-manager,postgresql} "$root"/etc/ssh/ssh_host_* "$root"/etc/resolv.conf \
    "$root"/etc/machine-id "$root"/var/lib/dbus/machine-id "$root"/var/cache/apt/archives/*.deb
}

# owner_in ROOT USER: its numbers in that root, as UID:GID for chown; this machine has others, or no such user.
owner_in() {
  awk -F : -v name="$2" '$1 == name { print $3 ":" $4 }' "$1/etc/passwd"
}

# PostgreSQL in the lab's nodes.
postgresql_version() {
  printf '%s\n' "${release_postgresql[$lab_release]}"
}

# The oldest Patroni among the lab's nodes.
oldest_patroni() {
  tr , '\n' <<<"${lab_patronis:-${release_patroni[$lab_release]}}" | sort -V | head -n 1
}

require_patronis() {
  [[ -z $1 || $1 =~ ^[0-9.]+(,[0-9.]+)*$ ]] ||
    usage_error "bin/lab: --patroni $1" "is no list of versions" "give it as in \`--patroni 3.0.2,4.0.7,4.1.5\`"
}

# Makes what the lab's nodes stand on, and sets `layers_by_position`: for the first, second, ... node of a cluster.
require_layers() {
  local version root
  local -a versions
  require_root_of "$lab_release"
  root=$(root_of_release "$lab_release")
  layers_by_position=()
  IFS=, read -ra versions <<<"$lab_patronis"
  for version in "${versions[@]}"; do
    if [[ $(patroni_version_in "$root") == "$version" ]]; then
      layers_by_position+=("$root")
    else
      require_patroni_layer "$root" "$version"
      layers_by_position+=("$(patroni_layer "$root" "$version"):$root")
    fi
  done
  ((${#layers_by_position[@]} > 0)) || layers_by_position=("$root")
}

patroni_layer() {
  printf '%s+patroni-%s\n' "$1" "$2"
}

patroni_version_in() {
  local version
  version=$(dpkg-query "--admindir=$1/var/lib/dpkg" -W -f '${Version}' patroni)
  printf '%s\n' "${version%%[-+~]*}"
}

# Patroni is pure Python: a layer holds the files of another release's package, and marks that hide those of the root's own.
require_patroni_layer() {
  local root=$1 version=$2 release other path layer hidden=none
  release=$(release_with_patroni "$version")
  [[ -n $release ]] || fail "Patroni $version" "is in none of the releases ${releases[*]}" "see \`bin/lab help\` for those that are"
  require_root_of "$release"
  other=$(root_of_release "$release")
  [[ $(patroni_version_in "$other") == "$version" ]] ||
    fail "Debian $release" "has Patroni $(patroni_version_in "$other") now, not $version" "give that version instead"
  layer=$(patroni_layer "$root" "$version")
  [[ ! -d $layer ]] || return 0
  rm -rf --one-file-system "$layer.new"
  mkdir -p "$layer.new"
  # A folder comes before what is in it, and hides it.
  while read -r path; do
    [[ ! -e $other$path && $path != "$hidden"/* ]] || continue
    mkdir -p "$layer.new${path%/*}"
    mknod "$layer.new$path" c 0 0
    hidden=$path
  done < <(files_of_patroni "$root")
  while read -r path; do
    [[ ! -d $other$path ]] || continue
    mkdir -p "$layer.new${path%/*}"
    cp -a "$other$path" "$layer.new$path"
  done < <(files_of_patroni "$other")
  mv "$layer.new" "$layer"
}

files_of_patroni() {
  dpkg-query "--admindir=$1/var/lib/dpkg" -L patroni | grep -E '^/usr/(bin|lib/python3)/'
}

release_with_patroni() {
  local release
  for release in "${releases[@]}"; do
    [[ ${release_patroni[$release]} != "$1" ]] || printf '%s\n' "$release"
  done
}
