package dev.readdress.inventory;

import dev.readdress.bytes.Bytes;
import dev.readdress.problem.Problems;
import dev.readdress.yaml.YamlEntry;
import dev.readdress.yaml.YamlMapping;
import dev.readdress.yaml.YamlNode;
import dev.readdress.yaml.YamlScalar;
import dev.readdress.yaml.YamlSequence;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Values from YAML, with the tags that Ansible knows. */
public final class YamlValues {
  private static final String UNSAFE = "!unsafe";

  /** The tags that Ansible adds to YAML. */
  public static final Set<String> TAGS = Set.of("!vault", "!vault-encrypted", UNSAFE);

  private YamlValues() {}

  /** The value of a node. */
  public static Value of(YamlNode node) {
    return of(node, false);
  }

  /** The variables that a mapping holds; anything else is a problem. */
  public static Variables variables(YamlNode node, Problems problems) {
    return VariablesFile.variables(of(node), problems);
  }

  private static Value of(YamlNode node, boolean verbatim) {
    boolean inside = verbatim || node.tag().filter(UNSAFE::equals).isPresent();
    if (node instanceof YamlMapping mapping) {
      List<Value.Entry> entries = new ArrayList<>();
      for (YamlEntry entry : mapping.entries()) {
        entries.add(new Value.Entry(scalar(entry.key(), false), of(entry.value(), inside)));
      }
      return new Value.Mapping(entries, node.where());
    }
    if (node instanceof YamlSequence sequence) {
      return new Value.Sequence(
          sequence.items().stream().map(item -> of(item, inside)).toList(), node.where());
    }
    return scalar((YamlScalar) node, inside);
  }

  private static Value scalar(YamlScalar scalar, boolean verbatim) {
    String where = scalar.where();
    return switch (scalar.kind()) {
      case NULL -> new Value.Nothing(where);
      case BOOLEAN -> new Value.Flag(Boolean.TRUE.equals(scalar.value()), where);
      case INTEGER -> new Value.Whole(new BigInteger(String.valueOf(scalar.value())), where);
      case FLOAT -> new Value.Fraction(Double.parseDouble(String.valueOf(scalar.value())), where);
      case TIMESTAMP -> new Value.Text(PythonTime.text(scalar.value()), where);
      case BINARY -> new Value.Text(binary(scalar), where);
      case STRING ->
          verbatim
              ? new Value.Verbatim(scalar.text(), where)
              : new Value.Text(scalar.text(), where);
      case TAGGED ->
          scalar.tag().filter(UNSAFE::equals).isPresent()
              ? new Value.Verbatim(scalar.text(), where)
              : new Value.Encrypted(scalar.text(), where);
    };
  }

  private static String binary(YamlScalar scalar) {
    return scalar.value() instanceof Bytes bytes ? bytes.lossyUtf8() : scalar.text();
  }
}
