# shellcheck shell=bash
# Where labs keep things on this machine.

# shellcheck disable=SC2034 # not every command uses all of them
{
  state_root=${READDRESS_LAB_STATE:-/var/lib/readdress-lab}
  cache_root=${READDRESS_LAB_CACHE:-/var/cache/readdress-lab}
  lock_root=/run/readdress-lab
}
