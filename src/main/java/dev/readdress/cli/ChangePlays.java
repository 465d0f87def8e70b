package dev.readdress.cli;

import dev.readdress.playbook.Play;

/** The play of the migration clean-up under another name: same batches, same limits, same order. */
final class ChangePlays {
  private ChangePlays() {}

  static Play named(String name) {
    Play play = ShippedPlaybooks.MIGRATION_CLEANUP.playbook().plays().get(0);
    return new Play(
        play.where(),
        name,
        play.hosts(),
        play.serial(),
        play.failureLimit(),
        play.become(),
        play.variables(),
        play.tags(),
        play.tasks());
  }
}
