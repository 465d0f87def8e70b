package dev.readdress.ssh;

import com.jcraft.jsch.UIKeyboardInteractive;
import com.jcraft.jsch.UserInfo;
import dev.readdress.problem.Secret;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Answers a server's questions with the password: once, and only a single question whose answer is
 * not shown. Everything else (one-time codes, a second try) is left unanswered.
 */
final class PasswordAnswers implements UserInfo, UIKeyboardInteractive {
  private final @Nullable Secret password;
  private boolean used;

  PasswordAnswers(@Nullable Secret password) {
    this.password = password;
  }

  @Override
  @SuppressWarnings("NullAway") // Null is how JSch is told that there is no answer.
  public String @Nullable [] promptKeyboardInteractive(
      String destination, String name, String instruction, String[] prompts, boolean[] echo) {
    if (prompts.length == 0) {
      return new String[0];
    }
    if (password == null || used || prompts.length > 1 || echo[0]) {
      return null;
    }
    used = true;
    return new String[] {new String(password.bytes(), StandardCharsets.UTF_8)};
  }

  @Override
  @SuppressWarnings("NullAway") // The password was handed over as bytes; there is no other.
  public @Nullable String getPassword() {
    return null;
  }

  @Override
  @SuppressWarnings("NullAway") // Encrypted keys are decrypted before a session sees them.
  public @Nullable String getPassphrase() {
    return null;
  }

  @Override
  public boolean promptPassword(String message) {
    return false;
  }

  @Override
  public boolean promptPassphrase(String message) {
    return false;
  }

  @Override
  public boolean promptYesNo(String message) {
    return false;
  }

  /** Banners are not shown. */
  @Override
  public void showMessage(String message) {}
}
