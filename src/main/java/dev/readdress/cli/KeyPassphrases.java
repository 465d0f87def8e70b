package dev.readdress.cli;

import dev.readdress.problem.Printable;
import dev.readdress.problem.Secret;
import dev.readdress.ssh.SshEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Asks for the passphrases of encrypted keys, where somebody can be asked. */
final class KeyPassphrases implements SshEnvironment.Passphrases {
  private final Console console;

  KeyPassphrases(Console console) {
    this.console = console;
  }

  @Override
  public @Nullable Secret of(Path identityFile) {
    if (!console.canAsk()) {
      return null;
    }
    try {
      String question = "Passphrase of " + Printable.line(identityFile.toString()) + ": ";
      return console
          .askHidden(question)
          .filter(typed -> !typed.isEmpty())
          .map(Secret::of)
          .orElse(null);
    } catch (IOException e) {
      return null;
    }
  }
}
