# Stops all corrections on this node: writes $text into the file $hold, unless somebody has.

doing='writing the hold'
if [ -e "$hold" ] || [ -L "$hold" ]; then
  finish refused held "$hold: $(head -c 400 -- "$hold" 2>/dev/null)"
fi
umask 022
mkdir -p -- "${hold%/*}" 2>/dev/null ||
  finish refused not-permitted "${hold%/*} cannot be made as $(id -un 2>/dev/null)"
set -C
command exec 6>"$hold" ||
  finish refused not-permitted "$hold cannot be written as $(id -un 2>/dev/null)"
set +C
printf '%s\n' "$text" >&6 || {
  rm -f -- "$hold"
  finish failed no-space "$hold cannot be written, the file system may be full"
}
log "hold: $text"
finish done held "$hold"
