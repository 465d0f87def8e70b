package dev.readdress.yaml;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value with its place. Nodes are immutable; one that is used through aliases is shared. */
public sealed interface YamlNode permits YamlMapping, YamlSequence, YamlScalar {

  /** How and where it is written. */
  Written written();

  /**
   * The same as plain Java: Map (with the keys' plain values), List, String, Long, BigInteger,
   * Double, Boolean, null, LocalDate, LocalDateTime, OffsetDateTime, Bytes. A {@code !!set} is a
   * Map whose values are null; {@code !!omap} and {@code !!pairs} are lists of lists of two.
   */
  @Nullable Object toPlain();

  /** Where its content is written; of an aliased node, that is at the anchor. */
  default Mark mark() {
    return written().mark();
  }

  /** Where a reader of the file meets this node: the use of the alias, else its content. */
  default String where() {
    return alias().map(YamlAlias::mark).orElse(mark()).where();
  }

  /** The explicit tag in full, such as {@code !vault} or {@code tag:yaml.org,2002:str}. */
  default Optional<String> tag() {
    return written().tag();
  }

  /** The use of the alias through which the node is there, if it is. */
  default Optional<YamlAlias> alias() {
    return written().alias();
  }

  /** The scalar, if it is one that PyYAML reads as a string. */
  default Optional<String> string() {
    return this instanceof YamlScalar scalar && scalar.kind() == ScalarKind.STRING
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  /** True for an empty value, {@code ~} and {@code null}. */
  default boolean isNull() {
    return this instanceof YamlScalar scalar && scalar.kind() == ScalarKind.NULL;
  }
}
