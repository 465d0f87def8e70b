package dev.readdress.yaml;

import dev.readdress.bytes.Bytes;

/**
 * An edit that is not proven yet.
 *
 * @param mark where it is, for people
 * @param from the index of the first char that is replaced
 * @param to the index behind the last one
 * @param replacement what stands there afterwards
 * @param change what it is meant to do to the tree
 */
record PlannedEdit(Mark mark, int from, int to, String replacement, TreeChange change) {
  Splice splice(SourceText text) {
    int offset = text.byteOffset(from);
    return new Splice(
        offset, Bytes.ofUtf8(text.text().substring(from, to)), Bytes.ofUtf8(replacement));
  }
}
