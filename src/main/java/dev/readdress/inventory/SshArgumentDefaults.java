package dev.readdress.inventory;

import static java.util.Objects.requireNonNull;

/**
 * Options for SSH where no variable says so, as typed; empty where there are none.
 *
 * @param first ssh_args, in the place of Ansible's own defaults
 * @param common ssh_common_args, {@code --ssh-common-args}
 * @param extra ssh_extra_args, {@code --ssh-extra-args}
 */
public record SshArgumentDefaults(String first, String common, String extra) {
  /** No options at all. */
  public static final SshArgumentDefaults NONE = new SshArgumentDefaults("", "", "");

  public SshArgumentDefaults {
    requireNonNull(first, "first");
    requireNonNull(common, "common");
    requireNonNull(extra, "extra");
  }
}
