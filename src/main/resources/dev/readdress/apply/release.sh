# Lets corrections go on on this node: removes what hold.sh wrote as the same user. $owner is who wants
# that.

doing='removing the hold'
choose_hold
may_look "${hold_file%/*}"
if [ ! -e "$hold_file" ] && [ ! -L "$hold_file" ]; then
  finish unchanged not-held "$hold_shown is not there"
fi
said=$(text_of "$hold_file")
rm -f -- "$hold_file" 2>/dev/null ||
  finish refused not-permitted "$hold_shown cannot be removed as $(whoever)"
note "$said"
log "hold released by $owner; it was: $said"
finish done released "$hold_shown"
