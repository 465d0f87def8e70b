package dev.readdress.rehearse;

import java.util.Optional;

/** Without the shared settings nobody knows what Patroni would decide by. Not a rule of its. */
final class SettingsUnread implements Rule {
  @Override
  public Optional<Ruling> judge(Situation situation) {
    if (situation.scene().settings().isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        Ruling.unknown(
            "the shared settings are not known",
            RehearsalCode.SETTINGS_UNREAD,
            "the shared settings (GET /config) of "
                + situation.scene().cluster().scope()
                + " could not be read"));
  }
}
