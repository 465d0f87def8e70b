package dev.readdress.ssh;

import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.Identity;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import dev.readdress.problem.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a JSch session for a target; every setting is the session's own, none is JSch's global. */
final class SessionSettings {
  private SessionSettings() {}

  static Session session(SshTarget target, HostKeyRepository hostKeys, List<Identity> keys)
      throws JSchException {
    Session session = new JSch().getSession(target.user(), target.address(), target.port());
    session.setThreadFactory(SshThreads.daemons());
    session.setDaemonThread(true);
    session.setHostKeyRepository(hostKeys);
    // A host certificate has to name the host as known_hosts does (check_host_key, OpenSSH 9.2).
    session.setHostKeyAlias(target.hostKeys().name().bare());
    // HostKeyCheck decides; any other value that JSch does not know would accept a changed key.
    session.setConfig("StrictHostKeyChecking", "yes");
    session.setConfig("prefer_known_host_key_types", "yes");
    session.setIdentityRepository(new OfferedKeys(keys));
    session.setConfig("PreferredAuthentications", String.join(",", target.login().methods()));
    session.setConfig("NumberOfPasswordPrompts", "1");
    @Nullable Secret password = target.login().password();
    if (password != null) {
      session.setPassword(password.bytes());
    }
    session.setUserInfo(new PasswordAnswers(password));
    target.wire().jschSettings().forEach(session::setConfig);
    OfferedAlgorithms.restrict(session);
    if (!target.wire().aliveInterval().isZero()) {
      session.setServerAliveInterval((int) target.wire().aliveInterval().toMillis());
      session.setServerAliveCountMax(target.wire().aliveCount());
    }
    return session;
  }
}
