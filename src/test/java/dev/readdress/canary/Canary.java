package dev.readdress.canary;

/**
 * Every password, passphrase and token that a test uses, each with a mark that nothing else has.
 * After the tests, {@code src/commands/canaries.py} reads these constants here and finds them,
 * plain or in Base64, wherever they should not be. The lab makes its own ({@code
 * src/lab/inventory.sh}) with the same mark, and so have secrets in resources; {@code CanariesTest}
 * sees to that.
 */
public final class Canary {
  /** What all of them start with. */
  public static final String MARK = "c4n4ry-";

  public static final String SSH_PASSWORD = MARK + "ssh-password";
  public static final String BECOME_PASSWORD = MARK + "become-password";
  public static final String WRONG_PASSWORD = MARK + "wrong-password";
  public static final String PASSPHRASE = MARK + "passphrase";
  public static final String WRONG_PASSPHRASE = MARK + "wrong-passphrase";
  public static final String REST_PASSWORD = MARK + "rest-password";
  public static final String SUPERUSER_PASSWORD = MARK + "superuser";
  public static final String REPLICATION_PASSWORD = MARK + "replication";
  public static final String OTHER_REPLICATION_PASSWORD = MARK + "replication-of-another";
  public static final String REWIND_PASSWORD = MARK + "rewind";
  public static final String KEY_FILE_PASSWORD = MARK + "keyfile";
  public static final String TLS_PASSWORD = MARK + "sslpassword";
  public static final String CONSUL_TOKEN = MARK + "consul-token";
  public static final String SHARED_PASSWORD = MARK + "shared";
  public static final String COMMENTED_PASSWORD = MARK + "comment";
  public static final String VAULT_PASSWORD = MARK + "vault-password";

  private Canary() {}
}
