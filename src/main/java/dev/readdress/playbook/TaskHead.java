package dev.readdress.playbook;

import java.util.Set;

/** What every task has. */
record TaskHead(String name, String where, Set<String> tags) {}
