package dev.readdress.playbook;

import dev.readdress.inventory.BecomeDefaults;
import java.util.Optional;

/**
 * What a play says about the user that scripts run as.
 *
 * @param wanted {@code become}, where it is there
 * @param method {@code become_method}, where it is there: one that readdress has
 * @param user {@code become_user}, where it is there
 */
public record PlayBecome(Optional<Boolean> wanted, Optional<String> method, Optional<String> user) {
  /** What holds for the play: as in Ansible it wins over the command line, variables over both. */
  public BecomeDefaults over(BecomeDefaults commandLine) {
    return commandLine.overriddenBy(wanted, method, user);
  }
}
