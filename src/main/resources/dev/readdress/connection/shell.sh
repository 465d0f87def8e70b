# What every script on a node begins with: a sane environment, and words that all of them use.

LC_ALL=C
export LC_ALL
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin
# An entry that is no whole path is the folder that we are in, which may be another user's.
case :$PATH: in *:[!/]*) PATH=/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin ;; esac
export PATH
unset CDPATH ENV BASH_ENV GREP_OPTIONS QUOTING_STYLE LS_COLORS WGETRC CURL_HOME SSLKEYLOGFILE
umask 077
cd /

has() {
  command -v "$1" >/dev/null 2>&1
}

newline='
'

# text TEXT: prints it as it is, and starts no program for that, whose arguments others could read: in
# mksh printf is one.
if [ -n "${KSH_VERSION-}" ] && [ "$(command -v print)" = print ]; then
  text() {
    # shellcheck disable=SC3045,SC3061
    print -rn -- "$1"
  }
else
  text() {
    printf '%s' "$1"
  }
fi
