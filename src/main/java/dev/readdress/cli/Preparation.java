package dev.readdress.cli;

import dev.readdress.json.Json;
import dev.readdress.result.RunResult;
import dev.readdress.result.RunSummary;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What every run needs and Java is slow to do for the first time: what SSH computes with, which is
 * needed first, and the JSON form of a result, which is needed last. Done beside the reading of the
 * command line and while nodes are waited for, it takes no time; without it everything works, only
 * later. Nothing that is made here is used.
 */
final class Preparation {
  private static final int LENGTH = 16;

  private Preparation() {}

  /** Starts, and ends by itself at the latest when the program ends. */
  static void start() {
    Thread thread = new Thread(Preparation::prepare, "preparation");
    thread.setDaemon(true);
    thread.start();
  }

  private static void prepare() {
    try {
      agree();
      encrypt();
      sign();
    } catch (GeneralSecurityException e) {
      // A Java without one of these says so where it is really needed.
      return;
    }
    Json.writeIndented(
        new RunResult(
            RunResult.SCHEMA,
            new RunSummary("", "", "", "", "", 0, null),
            List.of(),
            List.of(),
            List.of()));
  }

  private static void agree() throws GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("X25519").generateKeyPair();
    KeyAgreement agreement = KeyAgreement.getInstance("X25519");
    agreement.init(pair.getPrivate());
    agreement.doPhase(pair.getPublic(), true);
    agreement.generateSecret();
  }

  private static void encrypt() throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(new byte[LENGTH], "AES"),
        new GCMParameterSpec(Byte.SIZE * LENGTH, new byte[LENGTH]));
    cipher.doFinal(new byte[LENGTH]);
  }

  private static void sign() throws GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(pair.getPrivate());
    byte[] signed = signature.sign();
    signature.initVerify(pair.getPublic());
    signature.verify(signed);
  }
}
