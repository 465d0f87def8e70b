package dev.readdress.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.Session;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  private static final Map<String, Service> OF_JAVA =
      Map.of(
          "mlkem", OfferedAlgorithms::mlKem,
          "curve25519", () -> KeyAgreement.getInstance("X25519"),
          "x25519", () -> KeyAgreement.getInstance("X25519"),
          "curve448", () -> KeyAgreement.getInstance("X448"),
          "ed25519", () -> Signature.getInstance("Ed25519"),
          "ed448", () -> Signature.getInstance("Ed448"));

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
    return NARROWED.computeIfAbsent(
        list,
        all ->
            Stream.of(all.split(",", -1))
                .filter(OfferedAlgorithms::isAvailable)
                .collect(Collectors.joining(",")));
  }

  /** Whether a session can have this algorithm, as far as JSch has it at all. */
  static boolean isAvailable(String algorithm) {
    return OF_BOUNCY_CASTLE.stream().noneMatch(algorithm::contains)
        && OF_JAVA.entrySet().stream()
            .filter(service -> algorithm.contains(service.getKey()))
            .allMatch(
                service ->
                    FOUND.computeIfAbsent(service.getKey(), name -> isFound(service.getValue())));
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

  private static boolean isFound(Service service) {
    try {
      service.find();
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** Finds what an algorithm is made with. */
  private interface Service {
    Object find() throws GeneralSecurityException;
  }
}
