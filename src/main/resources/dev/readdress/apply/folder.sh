# Work in the folder of one file. Nothing there is reached by a path: the folder may be exchanged by
# whoever owns it or the one above. And nothing is done there with the rights of root that a user
# could have led astray: then it is done with the rights of that user.

# enter FILE: into its folder. Sets $name, $folder (for people) and $worker, the user who works there when
# it is not ourselves: the file's owner, when the folder or one above it is that user's, too. A
# file of root in a folder of another user is for root alone to make; it is safe as long as no link is
# followed.
enter() {
  walk_to "$1" || return 1
  folder=$(pwd -P)
  worker=$leader
  if [ -n "$leader" ] && [ "$leader" != "$file_owner" ]; then
    fails unsafe-folder "user $leader can exchange a folder above $1, which is a file of user \
$file_owner; chown these folders to root or to that user"
    return 1
  fi
  if [ "$self" = 0 ] && [ "$folder_owner" = "$file_owner" ] && [ "$file_owner" != 0 ]; then
    worker=${leader:-$file_owner}
  fi
  [ -n "$worker" ] || return 0
  account=$(account_of "$worker")
  worker_group=$(id -g "$account" 2>/dev/null)
  worker_groups=$(id -G "$account" 2>/dev/null | tr ' ' ',')
  if [ -z "$account" ] || [ -z "$worker_groups" ] || ! as_worker true; then
    fails unsafe-folder "$1 can be led elsewhere by user $worker, whom $(id -un) cannot become"
  fi
}

# as_worker PROGRAM ARGUMENT...
as_worker() {
  if [ -z "$worker" ]; then
    "$@"
  else
    as_user "$worker" "$worker_group" "$worker_groups" "$@"
  fi
}

# hash_in NAME: SHA-256 of a file, or nothing where it cannot be read.
hash_in() {
  if as_worker [ -r "./$1" ]; then as_worker cat -- "./$1" | sha256; fi
}

remove_in() {
  as_worker rm -f -- "./$1"
}

# is_ours NAME: whether it is a file that was made by who works here: what others have put there, could
# tell what is to be undone where.
is_ours() {
  look_at "./$1" && [ "$file_owner" = "${worker:-$self}" ] || return 1
  case $file_type in
    8???) ;;
    *) return 1 ;;
  esac
}

# names ENDING: what stands beside the file in our names, one a line; none has a character in it that a
# shell takes apart.
names() {
  for each in "./.$name".readdress-*."$1"; do
    each=${each#./}
    case ${each#".$name.readdress-"} in
      *[!A-Za-z0-9.-]*) continue ;;
    esac
    if [ -e "./$each" ] || [ -L "./$each" ]; then printf '%s\n' "${each#".$name.readdress-"}"; fi
  done
}

# hash_in_record NAME TEXT: a hash in a record, which is JSON on one line.
hash_in_record() {
  printf '%s\n' "$2" | sed -n "s/.*\"$1\":\"\([0-9a-f]\{64\}\)\".*/\1/p" | head -n 1
}
