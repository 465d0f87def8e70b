package dev.readdress.playbook;

import java.util.Set;

/** What Ansible has in playbooks and readdress has not, so that a message can say so. */
final class AnsibleWords {
  private static final Set<String> KEYWORDS =
      Set.of(
          "any_errors_fatal",
          "args",
          "async",
          "become_exe",
          "become_flags",
          "block",
          "changed_when",
          "check_mode",
          "collections",
          "connection",
          "debugger",
          "delay",
          "delegate_facts",
          "delegate_to",
          "diff",
          "environment",
          "failed_when",
          "force_handlers",
          "gather_facts",
          "gather_subset",
          "handlers",
          "ignore_errors",
          "ignore_unreachable",
          "import_playbook",
          "listen",
          "local_action",
          "loop",
          "loop_control",
          "module_defaults",
          "no_log",
          "notify",
          "order",
          "poll",
          "port",
          "post_tasks",
          "pre_tasks",
          "register",
          "remote_user",
          "rescue",
          "retries",
          "roles",
          "run_once",
          "strategy",
          "throttle",
          "until",
          "vars_prompt",
          "when",
          "with_items",
          "with_dict",
          "with_fileglob");
  private static final Set<String> MODULES =
      Set.of(
          "add_host",
          "apt",
          "archive",
          "assemble",
          "async_status",
          "blockinfile",
          "command",
          "copy",
          "cron",
          "debug",
          "dnf",
          "expect",
          "fail",
          "fetch",
          "file",
          "find",
          "get_url",
          "getent",
          "git",
          "group",
          "group_by",
          "hostname",
          "import_role",
          "import_tasks",
          "include",
          "include_role",
          "include_tasks",
          "include_vars",
          "ini_file",
          "iptables",
          "known_hosts",
          "lineinfile",
          "meta",
          "mount",
          "package",
          "package_facts",
          "pause",
          "ping",
          "pip",
          "postgresql_query",
          "raw",
          "reboot",
          "replace",
          "rpm_key",
          "script",
          "service",
          "service_facts",
          "set_fact",
          "set_stats",
          "setup",
          "shell",
          "slurp",
          "stat",
          "synchronize",
          "sysctl",
          "systemd",
          "systemd_service",
          "tempfile",
          "template",
          "unarchive",
          "uri",
          "user",
          "validate_argument_spec",
          "wait_for",
          "wait_for_connection",
          "yum",
          "yum_repository");

  private AnsibleWords() {}

  /** True for a module of Ansible, or a name of a collection with dots. */
  static boolean isModule(String word) {
    return MODULES.contains(word) || word.matches("\\w+\\.\\w+\\.\\w+");
  }

  /** What to add to a message about a word that is Ansible's. */
  static String note(String word) {
    if (KEYWORDS.contains(word)) {
      return ", which is Ansible's";
    }
    return isModule(word) ? ", which is a module of Ansible's" : "";
  }
}
