package dev.readdress.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.Session;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.KeyAgreement;

/**
 * Takes from what a session would offer the algorithms that cannot be had here. JSch finds them out
 * by making keys with each, for each connection anew (Session.checkKexes, 2.28): a third of the
 * time of a login. Here Java is asked once what it has.
 */
final class OfferedAlgorithms {
  private static final List<String> SETTINGS =
      List.of("kex", "cipher.c2s", "cipher.s2c", "server_host_key", "PubkeyAcceptedAlgorithms");
  private static final List<String> CHECKS =
      List.of("CheckKexes", "CheckCiphers", "CheckSignatures");

  /** What names hold whose JSch classes need a library that readdress does not bring. */
  private static final List<String> OF_BOUNCY_CASTLE = List.of("sntrup", "chacha20");

  /**
   * What names hold that not every Java can do: an older one, or one that is held to FIPS 140 and
   * may lack the curves.
   */
  private static final List<String> OF_JAVA =
      List.of("mlkem", "curve25519", "x25519", "curve448", "ed25519", "ed448");

  private static final Map<String, Boolean> FOUND = new ConcurrentHashMap<>();
  private static final Map<String, String> NARROWED = new ConcurrentHashMap<>();

  private OfferedAlgorithms() {}

  /** Narrows the usual lists, so that no session has to wait for that. */
  static void prepare() {
    SETTINGS.forEach(setting -> narrowed(JSch.getConfig(setting)));
  }

  /** Narrows the session's lists, and has JSch check nothing. */
  static void restrict(Session session) {
    for (String setting : SETTINGS) {
      session.setConfig(setting, narrowed(session.getConfig(setting)));
    }
    CHECKS.forEach(check -> session.setConfig(check, ""));
  }

  private static String narrowed(String list) {
    return NARROWED.computeIfAbsent(list, OfferedAlgorithms::narrow);
  }

  private static String narrow(String list) {
    StringJoiner available = new StringJoiner(",");
    for (String algorithm : list.split(",", -1)) {
      if (isAvailable(algorithm)) {
        available.add(algorithm);
      }
    }
    return available.toString();
  }

  /** Whether a session can have this algorithm, as far as JSch has it at all. */
  static boolean isAvailable(String algorithm) {
    for (String part : OF_BOUNCY_CASTLE) {
      if (algorithm.contains(part)) {
        return false;
      }
    }
    for (String part : OF_JAVA) {
      if (algorithm.contains(part) && !FOUND.computeIfAbsent(part, OfferedAlgorithms::isFound)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isFound(String part) {
    try {
      find(part);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** What an algorithm is made with. */
  private static Object find(String part) throws GeneralSecurityException {
    return switch (part) {
      case "mlkem" -> mlKem();
      case "curve25519", "x25519" -> KeyAgreement.getInstance("X25519");
      case "curve448" -> KeyAgreement.getInstance("X448");
      case "ed25519" -> Signature.getInstance("Ed25519");
      case "ed448" -> Signature.getInstance("Ed448");
      default -> throw new NoSuchAlgorithmException(part);
    };
  }

  /**
   * ML-KEM came with Java 24 (JEP 496). An older one is not asked: it would load all its providers
   * to learn that none has it, which takes a thirtieth of a report.
   */
  private static Object mlKem() throws GeneralSecurityException {
    if (Runtime.version().feature() < 24) {
      throw new NoSuchAlgorithmException("ML-KEM came with Java 24");
    }
    return KeyPairGenerator.getInstance("ML-KEM");
  }
}
