# shellcheck shell=bash
# What bin/test and bin/demo need on a machine, installed where it is missing: by the lab's own installer, so that everything
# comes in one go and no service is left running.

wanted_packages=()

want() {
  wanted_packages+=("$@")
}

want_build() {
  java_can_build || want default-jdk-headless
  command -v mvn >/dev/null || want maven
}

want_lab() {
  want "${lab_packages[@]}"
}

want_fresh_machine() {
  want debootstrap systemd-container git
}

# A JDK of version 17 or later where Maven will look for it.
java_can_build() {
  local compiler=javac version
  [[ -z ${JAVA_HOME:-} ]] || compiler=$JAVA_HOME/bin/javac
  version=$("$compiler" -version 2>/dev/null) || return 1
  version=${version#javac }
  ((${version%%[!0-9]*} >= 17))
}

# Installs what is wanted and missing; without root it can only say what that is.
install_wanted() {
  local missing
  # shellcheck disable=SC2034
  mapfile -t lab_packages < <(printf '%s\n' "${wanted_packages[@]}" | sort -u)
  missing=$(missing_packages | xargs)
  [[ -n $missing ]] || return 0
  ((EUID == 0)) ||
    fail "this machine" "these packages are missing, and only root can install them: $missing" \
      "\`sudo apt-get install --no-install-recommends $missing\`"
  install_packages
}
