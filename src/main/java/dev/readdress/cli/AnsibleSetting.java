package dev.readdress.cli;

import java.util.List;

/**
 * The settings of ansible.cfg that mean something here, with the variables of the environment that
 * mean the same and win over the file (ansible-core 2.14, config/base.yml,
 * plugins/connection/ssh.py). Of several names the last one that is set counts (config/manager.py,
 * _loop_entries).
 */
enum AnsibleSetting {
  INVENTORY("defaults.inventory", "ANSIBLE_INVENTORY"),
  FORKS("defaults.forks", "ANSIBLE_FORKS"),
  TRANSPORT("defaults.transport", "ANSIBLE_TRANSPORT"),
  REMOTE_USER("defaults.remote_user", "ANSIBLE_REMOTE_USER"),
  REMOTE_PORT("defaults.remote_port", "ANSIBLE_REMOTE_PORT"),
  PRIVATE_KEY_FILE("defaults.private_key_file", "ANSIBLE_PRIVATE_KEY_FILE"),
  ASK_PASS("defaults.ask_pass", "ANSIBLE_ASK_PASS"),
  TIMEOUT("defaults.timeout ssh_connection.timeout", "ANSIBLE_TIMEOUT ANSIBLE_SSH_TIMEOUT"),
  HOST_KEY_CHECKING(
      "defaults.host_key_checking ssh_connection.host_key_checking",
      "ANSIBLE_HOST_KEY_CHECKING ANSIBLE_SSH_HOST_KEY_CHECKING"),
  SSH_ARGS("ssh_connection.ssh_args", "ANSIBLE_SSH_ARGS"),
  SSH_COMMON_ARGS("ssh_connection.ssh_common_args", "ANSIBLE_SSH_COMMON_ARGS"),
  SSH_EXTRA_ARGS("ssh_connection.ssh_extra_args", "ANSIBLE_SSH_EXTRA_ARGS"),
  BECOME("privilege_escalation.become", "ANSIBLE_BECOME"),
  BECOME_METHOD("privilege_escalation.become_method", "ANSIBLE_BECOME_METHOD"),
  BECOME_USER("privilege_escalation.become_user", "ANSIBLE_BECOME_USER"),
  BECOME_ASK_PASS("privilege_escalation.become_ask_pass", "ANSIBLE_BECOME_ASK_PASS"),
  ASK_VAULT_PASS("defaults.ask_vault_pass", "ANSIBLE_ASK_VAULT_PASS"),
  VAULT_PASSWORD_FILE("defaults.vault_password_file", "ANSIBLE_VAULT_PASSWORD_FILE"),
  VAULT_IDENTITY_LIST("defaults.vault_identity_list", "ANSIBLE_VAULT_IDENTITY_LIST");

  private final String keys;
  private final String variables;

  AnsibleSetting(String keys, String variables) {
    this.keys = keys;
    this.variables = variables;
  }

  /** Its names in the file, as {@code section.key}. */
  List<String> keys() {
    return List.of(keys.split(" ", -1));
  }

  /** Its names in the environment. */
  List<String> variables() {
    return List.of(variables.split(" ", -1));
  }
}
