package dev.readdress.yaml;

/** What a scalar is to PyYAML's safe_load. */
public enum ScalarKind {
  /** {@code str}. */
  STRING,
  /** {@code int}: also {@code 0755}, {@code 0x1F}, {@code 1_000} and {@code 12:30:45}. */
  INTEGER,
  /** {@code float}: {@code 1.5}, not {@code 1e3}. */
  FLOAT,
  /** {@code bool}: also {@code yes}, {@code No}, {@code ON}. */
  BOOLEAN,
  /** {@code None}. */
  NULL,
  /** {@code date} or {@code datetime}. */
  TIMESTAMP,
  /** {@code bytes}, written as base64 with {@code !!binary}. */
  BINARY,
  /** A scalar with a tag that only this caller knows, such as {@code !vault}; its value is text. */
  TAGGED
}
