#!/usr/bin/env bash
# enter-control-group.sh NAME COMMAND...: becomes COMMAND in a control group of its own, where this machine has no systemd that
# would make one. Nodes in one group would see each other's services in theirs.
set -euo pipefail

name=$1
shift
# shellcheck source-path=SCRIPTDIR
source "${BASH_SOURCE[0]%/*}/init.sh"
if ! runs_systemd; then
  for hierarchy in /sys/fs/cgroup /sys/fs/cgroup/systemd /sys/fs/cgroup/unified; do
    if [[ -e $hierarchy/cgroup.procs ]] && mkdir -p "$hierarchy/$name" 2>/dev/null; then
      echo "$$" >"$hierarchy/$name/cgroup.procs" || true
    fi
  done
fi
exec "$@"
