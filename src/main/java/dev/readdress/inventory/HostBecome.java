package dev.readdress.inventory;

import dev.readdress.connection.Become;
import java.util.Locale;
import java.util.Optional;

/**
 * As whom scripts run on a host, from {@code ansible_become*} and the older {@code ansible_sudo_*}.
 */
final class HostBecome {

  /** What sudo is called with anyway: never ask at a terminal, set HOME. */
  private static final String HARMLESS_FLAGS = "(?:\\s*-[HSn]+)*\\s*";

  private final SettingReader settings;
  private final BecomeDefaults defaults;

  HostBecome(SettingReader settings, BecomeDefaults defaults) {
    this.settings = settings;
    this.defaults = defaults;
  }

  Become become() {
    refuseFlags();
    Become.Method method = method();
    if (!settings.flag("ansible_become").orElse(defaults.wanted())) {
      return Become.none();
    }
    return new Become(
        method,
        settings.text("ansible_sudo_user", "ansible_become_user").orElse(defaults.user()),
        settings
            .secret("ansible_sudo_pass", "ansible_become_password", "ansible_become_pass")
            .orElse(defaults.password()));
  }

  private Become.Method method() {
    Optional<String> named =
        settings.text("ansible_become_method").map(name -> name.toLowerCase(Locale.ROOT));
    Become.Method method = named.flatMap(BecomeDefaults::method).orElse(null);
    if (named.isPresent() && method == null) {
      settings
          .find("ansible_become_method")
          .ifPresent(
              found ->
                  settings.wrong(
                      found, "sudo, su or doas", "Use sudo, su or doas, or log in as the user."));
    }
    return method == null ? defaults.method() : method;
  }

  private void refuseFlags() {
    String[] names = {"ansible_sudo_flags", "ansible_become_flags"};
    settings
        .text(names)
        .filter(flags -> !flags.matches(HARMLESS_FLAGS))
        .flatMap(flags -> settings.find(names))
        .ifPresent(
            found ->
                settings.wrong(
                    found,
                    "made of -H, -S and -n, the only flags that can be honoured",
                    "Take it out for this host."));
  }
}
