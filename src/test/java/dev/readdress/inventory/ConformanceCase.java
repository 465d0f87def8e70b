package dev.readdress.inventory;

import dev.readdress.concurrent.Pace;
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

  Inventory load() throws Exception {
    List<String> sources = new ArrayList<>();
    List<Path> playbooks = new ArrayList<>();
    List<VaultPassword> passwords = new ArrayList<>();
    List<String> words =
        ShellWords.split(lines.get(0)).stream().map(ShellWords.Word::text).toList();
    for (int i = 0; i < words.size(); i += 2) {
      String argument = words.get(i + 1);
      switch (words.get(i)) {
        case "-i" -> sources.add(argument);
        case "--playbook-dir" -> playbooks.add(directory.toAbsolutePath().resolve(argument));
        case "--vault-password-file" -> passwords.add(password(VaultPassword.DEFAULT_ID, argument));
        case "--vault-id" -> {
          int at = argument.indexOf('@');
          passwords.add(password(argument.substring(0, at), argument.substring(at + 1)));
        }
        default -> throw new IllegalArgumentException(words.get(i));
      }
    }
    InventoryScripts scripts = new LocalScripts(Pace.system(), Duration.ofSeconds(30));
    return new InventoryLoader(directory, scripts, new Vault(passwords)).load(sources, playbooks);
  }

  private VaultPassword password(String id, String file) throws IOException {
    String text = Files.readString(directory.resolve(file)).strip();
    return new VaultPassword(id, Secret.of(text));
  }
}
