package dev.readdress.cli;

import java.util.Locale;

/**
 * Settings of ansible.cfg that would change which hosts there are, what their variables are, or how
 * they are reached, and that cannot be honoured here. Everything else that is not an {@link
 * AnsibleSetting} is about modules, caches, colours and callbacks, and is passed over.
 */
enum UnsupportedSetting {
  HASH_BEHAVIOUR(Use.INVENTORY, "defaults.hash_behaviour", "ANSIBLE_HASH_BEHAVIOUR", "replace"),
  PRECEDENCE(Use.INVENTORY, "defaults.precedence", "ANSIBLE_PRECEDENCE", ""),
  GROUP_NAMES(
      Use.INVENTORY,
      "defaults.force_valid_group_names",
      "ANSIBLE_TRANSFORM_INVALID_GROUP_CHARS",
      "never|ignore"),
  VARS_PLUGINS(
      Use.INVENTORY,
      "defaults.vars_plugins_enabled",
      "ANSIBLE_VARS_ENABLED",
      "(ansible\\.builtin\\.)?host_group_vars"),
  IGNORED_EXTENSIONS(Use.INVENTORY, "inventory.ignore_extensions", "ANSIBLE_INVENTORY_IGNORE", ""),
  OLD_IGNORED_EXTENSIONS(Use.INVENTORY, "defaults.inventory_ignore_extensions", "", ""),
  IGNORED_PATTERNS(
      Use.INVENTORY, "inventory.ignore_patterns", "ANSIBLE_INVENTORY_IGNORE_REGEX", ""),
  OLD_IGNORED_PATTERNS(Use.INVENTORY, "defaults.inventory_ignore_patterns", "", ""),
  YAML_EXTENSIONS(Use.INVENTORY, "defaults.yaml_valid_extensions", "ANSIBLE_YAML_FILENAME_EXT", ""),
  VAULT_ID_MATCH(Use.INVENTORY, "defaults.vault_id_match", "ANSIBLE_VAULT_ID_MATCH", Words.NO),
  NATIVE_TYPES(Use.CONNECTION, "defaults.jinja2_native", "ANSIBLE_JINJA2_NATIVE", Words.NO),
  EXTENSIONS_OF_JINJA(
      Use.CONNECTION, "defaults.jinja2_extensions", "ANSIBLE_JINJA2_EXTENSIONS", ""),
  UNDEFINED_VARIABLES(
      Use.CONNECTION,
      "defaults.error_on_undefined_vars",
      "ANSIBLE_ERROR_ON_UNDEFINED_VARS",
      Words.YES),
  PASSWORD_FILE(
      Use.CONNECTION, "defaults.connection_password_file", "ANSIBLE_CONNECTION_PASSWORD_FILE", ""),
  BECOME_PASSWORD_FILE(
      Use.CONNECTION, "defaults.become_password_file", "ANSIBLE_BECOME_PASSWORD_FILE", ""),
  BECOME_EXE(
      Use.CONNECTION, "privilege_escalation.become_exe", "ANSIBLE_BECOME_EXE", "sudo|su|doas"),
  BECOME_FLAGS(
      Use.CONNECTION, "privilege_escalation.become_flags", "ANSIBLE_BECOME_FLAGS", Words.FLAGS),
  SUDO_FLAGS(Use.CONNECTION, "sudo_become_plugin.flags", "ANSIBLE_SUDO_FLAGS", Words.FLAGS),
  SUDO_EXE(Use.CONNECTION, "sudo_become_plugin.executable", "ANSIBLE_SUDO_EXE", "sudo"),
  SUDO_USER(Use.CONNECTION, "sudo_become_plugin.user", "ANSIBLE_SUDO_USER", "root"),
  SSH_EXECUTABLE(
      Use.CONNECTION, "ssh_connection.ssh_executable", "ANSIBLE_SSH_EXECUTABLE", "(.*/)?ssh"),
  PKCS11(Use.CONNECTION, "ssh_connection.pkcs11_provider", "ANSIBLE_PKCS11_PROVIDER", ""),
  PROXY_COMMAND(
      Use.CONNECTION, "paramiko_connection.proxy_command", "ANSIBLE_PARAMIKO_PROXY_COMMAND", ""),
  ANY_ERRORS_FATAL(
      Use.CONNECTION, "defaults.any_errors_fatal", "ANSIBLE_ANY_ERRORS_FATAL", Words.NO),
  RUN_TAGS(Use.CONNECTION, "tags.run", "ANSIBLE_RUN_TAGS", ""),
  SKIP_TAGS(Use.CONNECTION, "tags.skip", "ANSIBLE_SKIP_TAGS", "");

  /** What a setting is for. */
  enum Use {
    /** Reading inventories. */
    INVENTORY,
    /** Getting into hosts and working there. */
    CONNECTION
  }

  private final Use use;
  private final String key;
  private final String variable;
  private final String harmless;

  UnsupportedSetting(Use use, String key, String variable, String harmless) {
    this.use = use;
    this.key = key;
    this.variable = variable;
    this.harmless = harmless;
  }

  Use use() {
    return use;
  }

  /** Its name in the file, as {@code section.key}. */
  String key() {
    return key;
  }

  /** Its name in the environment; empty where it has none. */
  String variable() {
    return variable;
  }

  /** True for a value with which the setting changes nothing. */
  boolean isHarmless(String value) {
    return value.isBlank() || value.strip().toLowerCase(Locale.ROOT).matches(harmless);
  }

  /** What is written for the values that change nothing; values are compared in lower case. */
  private static final class Words {
    static final String YES = "y|yes|on|1|true|t";
    static final String NO = "n|no|off|0|false|f|none";
    static final String FLAGS = "(\\s*-[hsn]+)*";
  }
}
