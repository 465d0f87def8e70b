package dev.readdress.ssh;

import com.jcraft.jsch.Identity;
import com.jcraft.jsch.IdentityRepository;
import java.util.List;
import java.util.Vector;

/** The keys that one login offers, in order. */
@SuppressWarnings("JdkObsolete") // JSch's interface asks for a Vector.
final class OfferedKeys implements IdentityRepository {
  private final Vector<Identity> identities;

  OfferedKeys(List<Identity> identities) {
    this.identities = new Vector<>(identities);
  }

  @Override
  public String getName() {
    return "offered keys";
  }

  @Override
  public int getStatus() {
    return RUNNING;
  }

  @Override
  public Vector<Identity> getIdentities() {
    return identities;
  }

  @Override
  public boolean add(byte[] identity) {
    return false;
  }

  @Override
  public boolean remove(byte[] blob) {
    return false;
  }

  @Override
  public void removeAll() {}
}
