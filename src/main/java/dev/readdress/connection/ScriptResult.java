package dev.readdress.connection;

import dev.readdress.bytes.Bytes;

/**
 * How a script ended.
 *
 * @param exitStatus its exit status; 128 + n when signal n ended it
 * @param output its standard output, bounded
 * @param errors its standard error, bounded
 * @param cut true when output was over its bound, so that what is here is only its beginning
 */
public record ScriptResult(int exitStatus, Bytes output, Bytes errors, boolean cut) {}
