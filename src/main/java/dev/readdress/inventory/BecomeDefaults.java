package dev.readdress.inventory;

import static java.util.Objects.requireNonNull;

import dev.readdress.connection.Become;
import dev.readdress.problem.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private static final Map<String, Become.Method> METHODS =
      Map.of(
          "sudo", Become.Method.SUDO,
          "su", Become.Method.SU,
          "doas", Become.Method.DOAS,
          "ansible.builtin.sudo", Become.Method.SUDO,
          "ansible.builtin.su", Become.Method.SU,
          "community.general.doas", Become.Method.DOAS);

  public BecomeDefaults {
    requireNonNull(method, "method");
    requireNonNull(user, "user");
  }

  /** Ansible's own defaults: stay the login user; sudo to root where a variable asks for more. */
  public static BecomeDefaults ofAnsible() {
    return new BecomeDefaults(false, Become.Method.SUDO, "root", null);
  }

  /** The methods of becoming another user that there are, as they are written. */
  public static List<String> methods() {
    return METHODS.keySet().stream().sorted().toList();
  }

  /** The method of a word, if there is one. */
  static Optional<Become.Method> method(String word) {
    return Optional.ofNullable(METHODS.get(word));
  }

  /** These, where a play says nothing else. */
  public BecomeDefaults overriddenBy(
      Optional<Boolean> wantedThere, Optional<String> methodThere, Optional<String> userThere) {
    return new BecomeDefaults(
        wantedThere.orElse(wanted),
        methodThere.flatMap(BecomeDefaults::method).orElse(method),
        userThere.orElse(user),
        password);
  }
}
