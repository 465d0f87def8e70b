# Stops all corrections on this node, as root; as another user those of the clusters that this user's
# Patroni runs. Writes $text into a file, unless somebody has.

doing='writing the hold'
choose_hold
refuse_hold "$hold_file" "$hold_shown"
umask 022
mkdir -p -- "${hold_file%/*}" 2>/dev/null ||
  finish refused not-permitted "${hold_shown%/*} cannot be made as $(whoever)"
set -C
command exec 6>"$hold_file" ||
  finish refused not-permitted "$hold_shown cannot be written as $(whoever)"
set +C
printf '%s\n' "$text" >&6 || {
  rm -f -- "$hold_file"
  finish failed no-space "$hold_shown cannot be written, the file system may be full"
}
log "hold: $text"
finish done held "$hold_shown"
