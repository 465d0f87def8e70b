package dev.readdress.connection;

import dev.readdress.problem.Secret;
import org.jspecify.annotations.Nullable;

/**
 * As whom scripts run.
 *
 * @param method how to get there
 * @param user the user to become
 * @param password what sudo or su may ask for, or null when it must not ask
 */
public record Become(Method method, String user, @Nullable Secret password) {
  /** Ansible's {@code become_method}, as far as it is supported. */
  public enum Method {
    /** Stay the login user. */
    NONE,
    SUDO,
    SU,
    DOAS
  }

  /** Scripts run as the login user. */
  public static Become none() {
    return new Become(Method.NONE, "", null);
  }
}
