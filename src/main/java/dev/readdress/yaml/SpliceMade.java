package dev.readdress.yaml;

import dev.readdress.bytes.Bytes;

/**
 * A proven edit: PyYAML loads the result to the old tree plus exactly the change.
 *
 * @param splice what is replaced
 * @param mark where the new value or key stands, in the file as it is now
 * @param result the whole file after it
 */
public record SpliceMade(Splice splice, Mark mark, Bytes result) implements SpliceResult {}
