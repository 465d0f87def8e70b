/**
 * Ansible's inventories, read as Ansible reads them: INI, YAML, JSON, scripts, host lists and
 * directories of them; groups, ranges, patterns, variable files and their precedence; vault. What
 * Ansible passes over in silence or with a warning and what would change which hosts are meant (a
 * missing source, a pattern that matches nothing) is a problem here, with the place and how to fix
 * it. Environment and home directory are never read: they come in as parameters. The room also
 * turns variables into connection settings and into readdress's own settings. It depends on yaml,
 * json, network and connection.
 */
@NullMarked
package dev.readdress.inventory;

import org.jspecify.annotations.NullMarked;
