# shellcheck shell=bash
# What this machine was booted with.

# True when systemd runs this machine. Its folder alone, which sd_booted(3) asks for, is also there where packages have made it.
runs_systemd() {
  [[ -d /run/systemd/system && $(</proc/1/comm) == systemd ]]
}
