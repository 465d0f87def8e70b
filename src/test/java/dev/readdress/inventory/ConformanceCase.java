package dev.readdress.inventory;

import dev.readdress.bytes.Bytes;
import dev.readdress.concurrent.Pace;
import dev.readdress.problem.Problems;
import dev.readdress.problem.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One case of the conformance table: the options of its first line, loaded by readdress. */
record ConformanceCase(Path directory, List<String> lines) {
  private static final InventoryScripts SCRIPTS =
      new LocalScripts(Pace.system(), Duration.ofSeconds(30));

  static ConformanceCase of(Path directory) {
    try {
      return new ConformanceCase(directory, Files.readAllLines(directory.resolve("case")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return String.valueOf(directory.getFileName());
  }

  Loaded load() throws Exception {
    Vault vault = vault();
    List<Path> playbooks =
        options("--playbook-dir").stream().map(directory.toAbsolutePath()::resolve).toList();
    Inventory inventory =
        new InventoryLoader(directory, SCRIPTS, vault).load(options("-i"), playbooks);
    return new Loaded(inventory, vault);
  }

  /** An inventory with what opens its vaulted values. */
  record Loaded(Inventory inventory, Vault vault) {
    /** A host's variables, rendered and decrypted as they are asked for. */
    HostVariables variables(String host, Problems problems) {
      return new HostVariables(
          inventory.host(host).orElseThrow(),
          new VariableScope(inventory, vault, Variables.NONE),
          problems);
    }
  }

  private Vault vault() throws Exception {
    List<VaultPassword> passwords = new ArrayList<>();
    for (String argument : options("--vault-id")) {
      int at = argument.indexOf('@');
      passwords.add(password(argument.substring(0, at), argument.substring(at + 1)));
    }
    for (String file : options("--vault-password-file")) {
      passwords.add(password(VaultPassword.DEFAULT_ID, file));
    }
    return new Vault(passwords);
  }

  private List<String> options(String name) throws Exception {
    List<ShellWords.Word> words = ShellWords.split(lines.get(0));
    List<String> values = new ArrayList<>();
    for (int i = 0; i < words.size(); i += 2) {
      if (words.get(i).text().equals(name)) {
        values.add(words.get(i + 1).text());
      }
    }
    return values;
  }

  private VaultPassword password(String id, String file) throws Exception {
    Path path = directory.resolve(file);
    Bytes content =
        Files.isExecutable(path) ? SCRIPTS.run(path) : Bytes.of(Files.readAllBytes(path));
    return new VaultPassword(id, Secret.of(content.lossyUtf8().strip()));
  }
}
