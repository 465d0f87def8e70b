package dev.readdress.connection;

/**
 * What one run of a script is framed with: random, so that neither a shell's noise nor a script's
 * output can be taken for it. In a command line each mark is written in two halves with an empty
 * pair of quotes between them, so that an output that shows the command line (a shell that echoes
 * its commands, a list of processes) does not hold a mark either.
 *
 * @param begin printed on both streams before the script runs
 * @param script the input line that comes before the script
 * @param end the end of the script on its way in, and the line on both streams after it has run
 * @param prompt what sudo prints when it asks for a password
 */
record ScriptMarks(String begin, String script, String end, String prompt) {
  private static final int HALF = 12;

  static ScriptMarks random() {
    String number = Nonce.random();
    return new ScriptMarks(
        "Q" + number + "1", "Q" + number + "2", "Q" + number + "3", "Q" + number + "4");
  }

  /** The mark as a shell word that does not contain it. */
  static String halves(String mark) {
    return mark.substring(0, HALF) + "\"\"" + mark.substring(HALF);
  }
}
