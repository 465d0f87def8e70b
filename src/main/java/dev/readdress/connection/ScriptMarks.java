package dev.readdress.connection;

/**
 * What one run of a script is framed with: random, so that neither a shell's noise nor a script's
 * output can be taken for it.
 *
 * <p>The marks come over standard input only, where no other user of the node can read them: a
 * command line is for everybody to read, and who knew the last mark could end a script's output
 * wherever the script prints a text of his (an answer over HTTP, a file). The two words of the
 * command line are random, too, and frame nothing: to know them is to know nothing of the marks. In
 * the command line they are written in two halves with an empty pair of quotes between them, so
 * that an output that shows the command line (a shell that echoes its commands, a list of
 * processes) does not hold them.
 *
 * @param ready the word that is printed when {@code sh} reads its input, and that begins the line
 *     of the input that brings the marks
 * @param prompt the word that sudo prints when it asks for a password
 * @param number what all marks begin with
 */
record ScriptMarks(String ready, String prompt, String number) {
  private static final int HALF = 12;

  static ScriptMarks random() {
    return new ScriptMarks("Q" + Nonce.random(), "Q" + Nonce.random(), "Q" + Nonce.random());
  }

  /** Printed on both streams before the script runs. */
  String begin() {
    return number + "1";
  }

  /** The end of the script on its way in. */
  String scriptEnd() {
    return number + "2";
  }

  /** The line on both streams after the script has run, before its exit status. */
  String end() {
    return number + "3";
  }

  /** A word of the command line as a shell word that does not contain it. */
  static String halves(String word) {
    return word.substring(0, HALF) + "\"\"" + word.substring(HALF);
  }
}
