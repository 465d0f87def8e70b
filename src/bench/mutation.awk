# mutation.awk: what mutation.sh tells, made of equivalent-mutations.txt and of PIT's mutations.csv (file, class, mutator, method, line,
# outcome, test). `whole` is 1 when all classes were changed, so that a reason which belongs to nothing is one too many.

function source_line(path, number,    line) {
  if (!(path in sources)) {
    sources[path] = 0
    while ((getline line < path) > 0) {
      gsub(/^[ \t]+|[ \t]+$/, "", line)
      text[path, ++sources[path]] = line
    }
    close(path)
  }
  return text[path, number]
}

function figure(room, name, key) {
  return sprintf("  %-9s %-24s %4d of %4d  %5.1f %%", room, name, noticed[key], made[key], 100 * noticed[key] / made[key])
}

FNR == NR && /^[^# \t]/ { class = $1; mutator = $2; next }
FNR == NR && /^  line: / { change = class SUBSEP mutator SUBSEP substr($0, 9); next }
FNR == NR && /^  why: / { why[change] = substr($0, 8); next }
FNR == NR { next }

FNR == 1 { FS = ","; $0 = $0 }
{
  name = $2
  sub(/^dev\.readdress\./, "", name)
  split(name, parts, ".")
  room = parts[1]
  outer = parts[2]
  sub(/\$.*/, "", outer)
  mutator = $3
  sub(/.*\./, "", mutator)
  sub(/Mutator$/, "", mutator)
  line = source_line("src/main/java/dev/readdress/" room "/" $1, $5)

  if (!(room in made)) rooms[++room_count] = room
  if (!((room, outer) in made)) classes[++class_count] = room SUBSEP outer
  made[room]++
  made[room, outer]++
  if ($6 == "KILLED" || $6 == "TIMED_OUT") {
    noticed[room]++
    noticed[room, outer]++
    if ($6 == "TIMED_OUT") late[++late_count] = sprintf("  %s:%d %s", $1, $5, mutator)
    next
  }
  change = room "." outer SUBSEP mutator SUBSEP line
  if (change in why) {
    if (!(change in used)) equal[++equal_count] = sprintf("  %s:%d %s\n    %s\n    %s", $1, $5, mutator, line, why[change])
    used[change] = 1
  } else {
    open[++open_count] = sprintf("  %s:%d %s (%s)\n    %s", $1, $5, mutator, tolower($6), line)
  }
}

END {
  for (i = 1; i <= class_count; i++) {
    split(classes[i], parts, SUBSEP)
    print figure(parts[1], parts[2], classes[i]) | "sort"
  }
  close("sort")
  for (i = 1; i <= room_count; i++) {
    print figure(rooms[i], "", rooms[i])
    if (100 * noticed[rooms[i]] < 85 * made[rooms[i]]) failed = 1
  }
  if (equal_count > 0) print "Nothing could notice:"
  for (i = 1; i <= equal_count; i++) print equal[i]
  if (late_count > 0) print "Noticed by never coming to an end:"
  for (i = 1; i <= late_count; i++) print late[i]
  if (open_count > 0) { print "No test noticed:"; failed = 1 }
  for (i = 1; i <= open_count; i++) print open[i]
  for (change in why) {
    if (whole && !(change in used)) {
      split(change, parts, SUBSEP)
      printf "%s %s: a test notices it, or the line is gone: %s\n", parts[1], parts[2], parts[3]
      failed = 1
    }
  }
  if (room_count == 0) { print "no change was made"; failed = 1 }
  exit failed
}
