# shellcheck shell=bash
# One etcd for all clusters of a lab, out of the root of its nodes, in a network namespace of its own.

etcd_endpoint() {
  printf '%s.2:2379\n' "$lab_subnet"
}

start_etcd() {
  local namespace
  namespace=$(namespace_of etcd)
  make_member_network etcd
  ip -n "$namespace" address add "$lab_subnet.2/24" broadcast + dev eth0
  mkdir -p "$lab_state/etcd"
  # shellcheck disable=SC2016
  start_recorded "$lab_state/processes/etcd" "$lab_state/etcd.log" \
    nsenter "--net=/run/netns/$namespace" unshare --mount env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin bash -c '
      mount --bind "$1" "$2/var/lib/etcd"
      shift
      exec chroot "$@"' etcd "$lab_state/etcd" "$(root_of_release "$lab_release")" etcd --name lab --data-dir /var/lib/etcd \
    --listen-client-urls "http://$lab_subnet.2:2379,http://127.0.0.1:2379" --advertise-client-urls "http://$lab_subnet.2:2379"
  await 20 etcd_is_healthy || {
    tail -n 20 "$lab_state/etcd.log" >&2
    fail "etcd of the lab $lab_name" "is not healthy after 20 seconds" "its last lines are above"
  }
}

etcd_is_healthy() {
  curl -fsS -m 2 "http://$(etcd_endpoint)/health" 2>/dev/null | grep true >/dev/null
}

etcdctl_in_lab() {
  ETCDCTL_API=3 chroot "$(root_of_release "$lab_release")" etcdctl --endpoints "http://$(etcd_endpoint)" --command-timeout 3s "$@"
}

