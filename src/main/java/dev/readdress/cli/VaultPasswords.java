package dev.readdress.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.readdress.bytes.Bytes;
import dev.readdress.concurrent.Pace;
import dev.readdress.inventory.InventoryScripts.ScriptFailedException;
import dev.readdress.inventory.LocalScripts;
import dev.readdress.inventory.VaultPassword;
import dev.readdress.problem.ProblemException;
import dev.readdress.problem.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The passwords of ansible-vault, as {@code --vault-id [LABEL@]SOURCE}, {@code
 * --vault-password-file} and {@code --ask-vault-pass} say: from a file, from what an executable
 * file prints, or typed.
 */
final class VaultPasswords {
  private static final int MOST_BYTES = 1 << 16;
  private static final Duration LONGEST_SCRIPT = Duration.ofSeconds(60);

  private final Console console;
  private final LocalScripts scripts;
  private final AnsibleConfig config;

  VaultPasswords(Console console, Pace pace, AnsibleConfig config) {
    this.console = console;
    this.config = config;
    this.scripts = new LocalScripts(pace, LONGEST_SCRIPT);
  }

  List<VaultPassword> of(InventoryOptions options) throws IOException {
    List<VaultPassword> passwords = new ArrayList<>();
    List<String> ids = new ArrayList<>(config.list(AnsibleSetting.VAULT_IDENTITY_LIST));
    ids.addAll(options.vaultIds);
    for (String written : ids) {
      passwords.add(ofId(written));
    }
    for (String file : files(options)) {
      passwords.add(ofFile("--vault-password-file " + file, VaultPassword.DEFAULT_ID, file));
    }
    if (options.askVaultPassword
        || (passwords.isEmpty() && config.flag(AnsibleSetting.ASK_VAULT_PASS).orElse(false))) {
      passwords.add(typed(VaultPassword.DEFAULT_ID, "Vault password: "));
    }
    return passwords;
  }

  private List<String> files(InventoryOptions options) {
    return options.vaultPasswordFiles.isEmpty()
        ? config.path(AnsibleSetting.VAULT_PASSWORD_FILE).map(Path::toString).stream().toList()
        : options.vaultPasswordFiles;
  }

  /** Without an @ all of it is the source (ansible-core, CLI.split_vault_id). */
  private VaultPassword ofId(String written) throws IOException {
    int at = written.indexOf('@');
    String id = at < 0 ? VaultPassword.DEFAULT_ID : written.substring(0, at);
    String source = written.substring(at + 1);
    boolean isTyped = source.equals("prompt") || source.equals("prompt_ask_vault_pass");
    return isTyped
        ? typed(id, "Vault password (" + id + "): ")
        : ofFile("--vault-id " + written, id, source);
  }

  private VaultPassword typed(String id, String question) throws IOException {
    return new VaultPassword(id, Secret.of(console.askHidden(question).orElse("").strip()));
  }

  private VaultPassword ofFile(String where, String id, String file) {
    Path path = Path.of(file).toAbsolutePath();
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw new ProblemException(
          where, "there is no such file that can be read", "Name a file that holds the password.");
    }
    try {
      Bytes content = Files.isExecutable(path) ? scripts.run(path) : read(path);
      String password = new String(content.toArray(), UTF_8).strip();
      if (password.isEmpty()) {
        throw new ProblemException(where, "the password is empty", "Write it into the file.");
      }
      return new VaultPassword(id, Secret.of(password));
    } catch (ScriptFailedException e) {
      throw new ProblemException(
          where,
          "the file is executable, and running it " + e.getMessage(),
          "Repair the script, or `chmod -x` a file that holds the password itself.");
    } catch (IOException e) {
      throw new ProblemException(where, "the file cannot be read", "Check its permissions.");
    }
  }

  private static Bytes read(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return Bytes.of(in.readNBytes(MOST_BYTES));
    }
  }
}
