package dev.readdress.cli;

import dev.readdress.bytes.Bytes;
import dev.readdress.inventory.Vault;
import dev.readdress.playbook.Playbook;
import dev.readdress.playbook.PlaybookLoader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of {@code playbooks/} as the jar holds them: a command that is a playbook under a short
 * name runs just that.
 */
enum ShippedPlaybooks {
  REPORT("report.yml"),
  MIGRATION_CLEANUP("migration-cleanup.yml"),
  REHEARSE("rehearse.yml");

  private final String file;

  ShippedPlaybooks(String file) {
    this.file = file;
  }

  Playbook playbook() {
    try (InputStream stream = ShippedPlaybooks.class.getResourceAsStream("/playbooks/" + file)) {
      if (stream == null) {
        throw new IllegalStateException("the jar lacks playbooks/" + file);
      }
      return new PlaybookLoader(Path.of(""), new Vault(List.of()))
          .load("playbooks/" + file, Bytes.of(stream.readAllBytes()));
    } catch (IOException e) {
      throw new IllegalStateException("the jar cannot be read", e);
    }
  }
}
