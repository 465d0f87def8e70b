package dev.readdress.ssh;

import com.jcraft.jsch.Identity;
import com.jcraft.jsch.JSchException;
import dev.readdress.problem.Secret;
import org.jspecify.annotations.Nullable;

/** A key that many sessions use at once: one signs at a time, and none can wipe it. */
final class SharedIdentity implements Identity {
  private final Identity identity;
  private boolean asked;
  private boolean given;

  SharedIdentity(Identity identity) {
    this.identity = identity;
  }

  /** Decrypts the key; false when the passphrase is not there or wrong. */
  synchronized boolean unlock(@Nullable Secret passphrase) {
    asked = true;
    if (passphrase == null) {
      return false;
    }
    given = true;
    try {
      return identity.setPassphrase(passphrase.bytes());
    } catch (JSchException e) {
      return false;
    }
  }

  /** Whether its passphrase was asked for already. */
  synchronized boolean wasAsked() {
    return asked;
  }

  /** Whether there was a passphrase when it was asked for. */
  synchronized boolean wasGiven() {
    return given;
  }

  @Override
  public synchronized boolean setPassphrase(byte[] passphrase) {
    return !identity.isEncrypted();
  }

  @Override
  public synchronized byte[] getPublicKeyBlob() {
    return identity.getPublicKeyBlob();
  }

  @Override
  public synchronized byte[] getSignature(byte[] data) {
    return identity.getSignature(data);
  }

  @Override
  public synchronized byte[] getSignature(byte[] data, String algorithm) {
    return identity.getSignature(data, algorithm);
  }

  @Override
  public synchronized String getAlgName() {
    return identity.getAlgName();
  }

  @Override
  public String getName() {
    return identity.getName();
  }

  @Override
  public synchronized boolean isEncrypted() {
    return identity.isEncrypted();
  }

  /** Does nothing: other sessions go on using the key. */
  @Override
  public void clear() {}
}
