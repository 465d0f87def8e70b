package dev.readdress.yaml;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.scanner.Scanner;
import org.yaml.snakeyaml.scanner.ScannerImpl;
import org.yaml.snakeyaml.tokens.AliasToken;
import org.yaml.snakeyaml.tokens.AnchorToken;
import org.yaml.snakeyaml.tokens.ScalarToken;
import org.yaml.snakeyaml.tokens.Token;

/**
 * SnakeYAML's scanner, which also refuses what PyYAML's scanner (6.0, {@code scanner.py}) refuses:
 * tabs outside of quotes, comments and block scalars; names of anchors with other characters than
 * ASCII letters, digits, {@code -} and {@code _}; values without a colon; directives without a
 * document. It remembers the scalar that was taken last, because the parser's marks include its tag
 * and anchor.
 */
final class PyYamlScanner implements Scanner {
  private static final Pattern ANCHOR = Pattern.compile("[0-9A-Za-z_-]+");
  private static final Pattern BLOCK_HEADER = Pattern.compile("[|>][-+0-9]{0,2} *(#.*)?");

  /** Behind these no value can follow; SnakeYAML's parser takes one after a key without colon. */
  private static final Set<Token.ID> ENDS_OF_NODES =
      EnumSet.of(
          Token.ID.Scalar,
          Token.ID.Alias,
          Token.ID.BlockEnd,
          Token.ID.FlowSequenceEnd,
          Token.ID.FlowMappingEnd);

  static {
    // PyYAML knows the escape \/ of JSON, and a tab after the backslash; SnakeYAML does not.
    ScannerImpl.ESCAPE_REPLACEMENTS.put('/', "/");
    ScannerImpl.ESCAPE_REPLACEMENTS.put('\t', "\t");
  }

  private final SourceText source;
  private final Scanner scanner;
  private int checked;
  private Token.ID previous = Token.ID.StreamStart;
  private Optional<ScalarToken> lastScalar = Optional.empty();

  PyYamlScanner(SourceText source) {
    this.source = source;
    this.scanner = new ScannerImpl(new CodePointReader(source.codePoints()), new LoaderOptions());
  }

  @Override
  public boolean checkToken(Token.ID... choices) {
    return scanner.checkToken(choices);
  }

  @Override
  public Token peekToken() {
    return scanner.peekToken();
  }

  @Override
  public void resetDocumentIndex() {
    scanner.resetDocumentIndex();
  }

  @Override
  public Token getToken() {
    Token token = scanner.getToken();
    refuseTabs(token);
    switch (token.getTokenId()) {
      case Anchor -> refuseName(token, ((AnchorToken) token).getValue());
      case Alias -> refuseName(token, ((AliasToken) token).getValue());
      case Scalar -> takeScalar((ScalarToken) token);
      case Directive -> takeDirective(token);
      case StreamEnd -> refuseLoneDirective(token);
      default -> {}
    }
    previous = token.getTokenId();
    return token;
  }

  /** The scalar that was taken since the last call of this method. */
  Optional<ScalarToken> takenScalar() {
    Optional<ScalarToken> taken = lastScalar;
    lastScalar = Optional.empty();
    return taken;
  }

  private void refuseTabs(Token token) {
    int start = token.getStartMark().getIndex();
    boolean comment = false;
    for (int i = checked; i < start; i++) {
      int codePoint = source.codePoints()[i];
      if (codePoint == '#') {
        comment = true;
      } else if (isLineEnd(codePoint)) {
        comment = false;
      } else if (codePoint == '\t' && !comment) {
        throw new PyYamlRefusal(source.markAt(i), "a tab is not allowed here", "Use spaces.");
      }
    }
    checked = Math.max(checked, token.getEndMark().getIndex());
  }

  private static boolean isLineEnd(int codePoint) {
    return codePoint == '\n'
        || codePoint == '\r'
        || codePoint == 0x85
        || codePoint == 0x2028
        || codePoint == 0x2029;
  }

  private void takeScalar(ScalarToken token) {
    if (ENDS_OF_NODES.contains(previous)) {
      throw new PyYamlRefusal(
          source.mark(token.getStartMark()), "a colon is missing before this value", "Write it.");
    }
    int start = token.getStartMark().getIndex();
    if (token.getPlain()) {
      for (int i = start; i < token.getEndMark().getIndex(); i++) {
        if (source.codePoints()[i] == '\t') {
          throw new PyYamlRefusal(
              source.markAt(i),
              "a tab is not allowed in a value without quotes",
              "Use spaces, or put the value in quotes.");
        }
      }
    } else if (source.codePoints()[start] == '|' || source.codePoints()[start] == '>') {
      refuseHeader(token);
    }
    lastScalar = Optional.of(token);
  }

  /** SnakeYAML takes digits of every script for an indentation. */
  private void refuseHeader(ScalarToken token) {
    int start = source.index(token.getStartMark());
    int end = start;
    while (end < source.text().length() && !isLineEnd(source.text().charAt(end))) {
      end++;
    }
    if (!BLOCK_HEADER.matcher(source.text().substring(start, end)).matches()) {
      throw new PyYamlRefusal(
          source.mark(token.getStartMark()),
          "this is no header of a block scalar",
          "Write only | or >, with - or + if you need them.");
    }
  }

  private void refuseName(Token token, String name) {
    if (!ANCHOR.matcher(name).matches()) {
      throw new PyYamlRefusal(
          source.mark(token.getStartMark()),
          "the name of an anchor may have only ASCII letters, digits, - and _",
          "Rename it, here and where it is used.");
    }
  }

  private void takeDirective(Token token) {
    for (int i = token.getStartMark().getIndex(); i < token.getEndMark().getIndex(); i++) {
      if (source.codePoints()[i] > 0x7E) {
        throw new PyYamlRefusal(
            source.markAt(i), "a directive has only ASCII characters", "Remove the directive.");
      }
    }
  }

  private void refuseLoneDirective(Token token) {
    if (previous == Token.ID.Directive) {
      throw new PyYamlRefusal(
          source.mark(token.getStartMark()),
          "a document must follow the directive",
          "Write --- after it.");
    }
  }
}
