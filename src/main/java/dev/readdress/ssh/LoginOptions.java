package dev.readdress.ssh;

import dev.readdress.problem.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The options about logging in. */
final class LoginOptions {
  private static final List<String> USUAL_KEYS = List.of("id_ed25519", "id_ecdsa", "id_rsa");
  private static final String PUBLIC_KEY = "publickey";
  private static final String KEYBOARD = "keyboard-interactive";
  private static final String PASSWORD = "password";

  private final SshEnvironment environment;

  LoginOptions(SshEnvironment environment) {
    this.environment = environment;
  }

  SshTarget.Login of(SshOptions options, SshTokens tokens, @Nullable Secret password)
      throws SettingsException {
    List<Path> named = identityFiles(options, tokens);
    return new SshTarget.Login(
        methods(options, password),
        options.identityFiles().isEmpty()
            ? USUAL_KEYS.stream().map(environment.sshDirectory()::resolve).toList()
            : named,
        options.identityFiles().isEmpty()
            ? SshTarget.Named.BY_DEFAULT
            : SshTarget.Named.BY_SETTINGS,
        options.isOn("identitiesonly", false)
            ? SshTarget.Agent.IDENTITY_FILES_ONLY
            : SshTarget.Agent.ALL_KEYS,
        agentSocket(options, tokens),
        password);
  }

  private List<Path> identityFiles(SshOptions options, SshTokens tokens) throws SettingsException {
    List<Path> files = new ArrayList<>();
    for (SshOption option : options.identityFiles()) {
      if (!option.first().equalsIgnoreCase("none")) {
        Path file = tokens.path(option, option.first());
        if (!files.contains(file)) {
          files.add(file);
        }
      }
    }
    return files;
  }

  /** What is allowed, in the wanted order; what needs a password only when there is one. */
  private static List<String> methods(SshOptions options, @Nullable Secret password)
      throws SettingsException {
    List<String> allowed = new ArrayList<>();
    if (options.isOn("pubkeyauthentication", true)) {
      allowed.add(PUBLIC_KEY);
    }
    if (password != null && options.isOn("kbdinteractiveauthentication", true)) {
      allowed.add(KEYBOARD);
    }
    if (password != null && options.isOn("passwordauthentication", true)) {
      allowed.add(PASSWORD);
    }
    Optional<SshOption> preferred = options.get("preferredauthentications");
    if (preferred.isEmpty()) {
      return allowed;
    }
    List<String> wanted = List.of(preferred.get().first().split(",", -1));
    if (wanted.stream().noneMatch(List.of(PUBLIC_KEY, KEYBOARD, PASSWORD)::contains)) {
      throw preferred
          .get()
          .wrong("cannot be honoured", "allow publickey, keyboard-interactive or password");
    }
    return wanted.stream().filter(allowed::contains).toList();
  }

  private @Nullable Path agentSocket(SshOptions options, SshTokens tokens)
      throws SettingsException {
    Optional<SshOption> option = options.get("identityagent");
    if (option.isEmpty() || option.get().first().equals("SSH_AUTH_SOCK")) {
      return environment.agentSocket();
    }
    String text = option.get().first();
    if (text.equalsIgnoreCase("none")) {
      return null;
    }
    if (text.startsWith("$") && !text.startsWith("${")) {
      // The older way to name a variable; one that is not set means that there is no agent.
      return environment.variables().apply(text.substring(1)).map(Path::of).orElse(null);
    }
    return tokens.path(option.get(), text);
  }
}
