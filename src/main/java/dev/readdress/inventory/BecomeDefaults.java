package dev.readdress.inventory;

import static java.util.Objects.requireNonNull;

import dev.readdress.connection.Become;
import dev.readdress.problem.Secret;
import org.jspecify.annotations.Nullable;

/**
 * As whom scripts run where no variable says so: a play's {@code become}, then {@code -b}, {@code
 * --become-method}, {@code --become-user}, {@code -K}.
 *
 * @param wanted whether to become another user at all
 * @param method how; Ansible's default is sudo
 * @param user whom; Ansible's default is root
 * @param password what was typed for {@code -K}, or null
 */
public record BecomeDefaults(
    boolean wanted, Become.Method method, String user, @Nullable Secret password) {
  public BecomeDefaults {
    requireNonNull(method, "method");
    requireNonNull(user, "user");
  }

  /** Ansible's own defaults: stay the login user; sudo to root where a variable asks for more. */
  public static BecomeDefaults ofAnsible() {
    return new BecomeDefaults(false, Become.Method.SUDO, "root", null);
  }
}
