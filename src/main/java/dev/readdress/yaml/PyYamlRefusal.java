package dev.readdress.yaml;

/** Carries a refusal through SnakeYAML's code, which declares no exceptions. */
final class PyYamlRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient YamlException exception;

  PyYamlRefusal(Mark mark, String what, String fix) {
    this.exception = new YamlException(mark, what, fix);
  }

  YamlException exception() {
    return exception;
  }
}
