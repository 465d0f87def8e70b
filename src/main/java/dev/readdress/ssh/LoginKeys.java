package dev.readdress.ssh;

import com.jcraft.jsch.Identity;
import dev.readdress.problem.Printable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Chooses the keys that one login offers, and in which order: named files first, for they are
 * meant; else the agent's keys before the usual files. A server ends the login after a few tries
 * (MaxAuthTries, 6 when nobody set it), so the agent's keys fill up what is left of that and no
 * more.
 */
final class LoginKeys {
  private static final int MOST = 5;

  private final Identities identities;
  private final List<Identity> agent;
  private final List<Identity> offered = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<Path> unused = new ArrayList<>();

  private LoginKeys(Identities identities, List<Identity> agent) {
    this.identities = identities;
    this.agent = agent;
  }

  /**
   * Chooses among the files and the agent's keys.
   *
   * @param agent the agent's keys, none when there is no agent
   */
  static LoginKeys choose(SshTarget.Login login, Identities identities, List<Identity> agent) {
    LoginKeys keys = new LoginKeys(identities, agent);
    if (login.named() == SshTarget.Named.BY_DEFAULT) {
      keys.addAgent(login);
    }
    for (Path file : login.identityFiles()) {
      keys.add(file, login.named());
    }
    if (login.named() == SshTarget.Named.BY_SETTINGS) {
      keys.addAgent(login);
    }
    return keys;
  }

  private void addAgent(SshTarget.Login login) {
    if (login.agent() == SshTarget.Agent.IDENTITY_FILES_ONLY) {
      return;
    }
    int left = 0;
    for (Identity identity : agent) {
      if (holds(identity)) {
        continue;
      }
      if (offered.size() < MOST) {
        offered.add(identity);
      } else {
        left++;
      }
    }
    if (left > 0) {
      notes.add(left + " more keys of the agent were not tried, for the server counts tries");
    }
  }

  private void add(Path file, SshTarget.Named named) {
    Identities.Loaded loaded = identities.load(file);
    if (loaded instanceof Identities.Loaded.Failed failed) {
      if (named == SshTarget.Named.BY_SETTINGS) {
        notes.add(Printable.line(file.toString()) + " " + failed.why());
      }
    } else if (loaded instanceof Identities.Loaded.Unprotected unprotected) {
      notes.add(Printable.line(file.toString()) + " " + unprotected.why());
      unused.add(file);
    } else if (loaded instanceof Identities.Loaded.Key key) {
      add(file, key.identity());
    } else if (loaded instanceof Identities.Loaded.PublicOnly key) {
      fromAgent(
          key.key().blob().toArray(), file, "is a public key, and the agent has no key for it");
    }
  }

  private void add(Path file, SharedIdentity identity) {
    if (holds(identity)) {
      return;
    }
    byte[] blob = identity.getPublicKeyBlob();
    if (identity.isEncrypted() && blob != null && inAgent(blob)) {
      fromAgent(blob, file, "");
    } else if (identities.unlock(file, identity)) {
      offered.add(identity);
    } else {
      notes.add(
          Printable.line(file.toString())
              + " is encrypted and "
              + (identity.wasGiven() ? "its passphrase is wrong" : "no passphrase was given")
              + " (add it to ssh-agent)");
    }
  }

  private boolean inAgent(byte[] blob) {
    return agent.stream().anyMatch(identity -> Arrays.equals(identity.getPublicKeyBlob(), blob));
  }

  private void fromAgent(byte[] blob, Path file, String otherwise) {
    for (Identity identity : agent) {
      if (Arrays.equals(identity.getPublicKeyBlob(), blob)) {
        if (!holds(identity)) {
          offered.add(identity);
        }
        return;
      }
    }
    notes.add(Printable.line(file.toString()) + " " + otherwise);
  }

  private boolean holds(Identity other) {
    return offered.stream()
        .anyMatch(identity -> Arrays.equals(identity.getPublicKeyBlob(), other.getPublicKeyBlob()));
  }

  /** The keys to offer, in order. */
  List<Identity> offered() {
    return List.copyOf(offered);
  }

  /** The files whose keys were not offered, because others can use them too. */
  List<Path> unprotected() {
    return List.copyOf(unused);
  }

  /** What was offered and what was not, for the message when the server refuses. */
  List<String> notes() {
    List<String> words = new ArrayList<>();
    for (Identity identity : offered) {
      String fingerprint =
          WireKey.of(identity.getPublicKeyBlob()).map(WireKey::fingerprint).orElse("");
      words.add("key " + Printable.line(identity.getName(), 120) + " " + fingerprint + " refused");
    }
    words.addAll(notes);
    return List.copyOf(words);
  }
}
