# Lets corrections go on on this node: removes the file $hold. $owner is who wants that.

doing='removing the hold'
if [ ! -e "$hold" ] && [ ! -L "$hold" ]; then
  finish unchanged not-held "$hold is not there"
fi
said=$(head -c 400 -- "$hold" 2>/dev/null)
rm -f -- "$hold" 2>/dev/null ||
  finish refused not-permitted "$hold cannot be removed as $(id -un 2>/dev/null)"
note "$said"
log "hold released by $owner; it was: $said"
finish done released "$hold"
