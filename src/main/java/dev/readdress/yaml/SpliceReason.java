package dev.readdress.yaml;

import dev.readdress.problem.ReasonCode;

/** Why an edit is refused. */
public enum SpliceReason implements ReasonCode {
  /** PyYAML cannot read the file, or it is not UTF-8, or it is over a bound. */
  NOT_READABLE,
  /** The file contains marks of a template language; what is written here will be overwritten. */
  TEMPLATE,
  /** There is nothing at the path. */
  NO_SUCH_PATH,
  /** A key of the path stands twice in its mapping. */
  DUPLICATE_KEY,
  /** The value is there through an alias; an edit at the anchor would change other places. */
  THROUGH_ALIAS,
  /** The value is there through a merge key. */
  THROUGH_MERGE,
  /** The value, or a mapping that it is in, has an anchor that an alias uses elsewhere. */
  ANCHOR_IN_USE,
  /** The value has an explicit tag other than that of strings. */
  TAGGED,
  /** The value is a list or a mapping. */
  NOT_A_SCALAR,
  /** The value that should get a key is not a mapping. */
  NOT_A_MAPPING,
  /** The value is a block scalar that is not one line. */
  BLOCK_SCALAR,
  /** The key that should be inserted is there already. */
  KEY_EXISTS,
  /** The value is the wanted one already. */
  ALREADY_SO,
  /** The new text has characters that do not belong into an address. */
  UNWRITABLE_TEXT,
  /** The value or key is written in a way for which there is no safe place to write to. */
  UNUSUAL_STYLE,
  /** The result, read again, would not be the old tree plus the change. */
  NOT_PROVEN
}
