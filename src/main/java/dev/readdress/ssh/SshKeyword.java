package dev.readdress.ssh;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What becomes of each keyword of ssh_config(5) (OpenSSH 9.9). Nothing is dropped in silence: a
 * keyword is honoured, or it is one that changes nothing about how a script is run and a node
 * asked, or it is refused.
 */
final class SshKeyword {
  private static final Set<String> HONOURED =
      Set.of(
          "addressfamily",
          "casignaturealgorithms",
          "ciphers",
          "compression",
          "connecttimeout",
          "globalknownhostsfile",
          "hashknownhosts",
          "hostkeyalgorithms",
          "hostkeyalias",
          "hostname",
          "identitiesonly",
          "identityagent",
          "identityfile",
          "ignoreunknown",
          "kbdinteractiveauthentication",
          "kexalgorithms",
          "macs",
          "passwordauthentication",
          "port",
          "preferredauthentications",
          "proxycommand",
          "proxyjump",
          "pubkeyacceptedalgorithms",
          "pubkeyauthentication",
          "revokedhostkeys",
          "serveralivecountmax",
          "serveraliveinterval",
          "stricthostkeychecking",
          "user",
          "userknownhostsfile");

  /**
   * Services for a person at a terminal (shared connections, forwarded ports, agents, screens),
   * what is shown, and checks that are stricter here anyway. Not starting them changes no answer.
   */
  private static final Set<String> HARMLESS =
      Set.of(
          "addkeystoagent",
          "batchmode",
          "canonicaldomains",
          "canonicalizefallbacklocal",
          "canonicalizemaxdots",
          "channeltimeout",
          "checkhostip",
          "clearallforwardings",
          "connectionattempts",
          "controlmaster",
          "controlpath",
          "controlpersist",
          "dynamicforward",
          "enableescapecommandline",
          "escapechar",
          "exitonforwardfailure",
          "fingerprinthash",
          "forwardagent",
          "forwardx11",
          "forwardx11timeout",
          "forwardx11trusted",
          "gatewayports",
          "gssapiauthentication",
          "gssapiclientidentity",
          "gssapidelegatecredentials",
          "gssapikeyexchange",
          "gssapirenewalforcesrekey",
          "gssapiserveridentity",
          "gssapitrustdns",
          "hostbasedacceptedalgorithms",
          "hostbasedauthentication",
          "ipqos",
          "localforward",
          "loglevel",
          "logverbose",
          "nohostauthenticationforlocalhost",
          "numberofpasswordprompts",
          "obscurekeystroketiming",
          "permitremoteopen",
          "rekeylimit",
          "remoteforward",
          "requesttty",
          "requiredrsasize",
          "sendenv",
          "setenv",
          "stdinnull",
          "streamlocalbindmask",
          "streamlocalbindunlink",
          "syslogfacility",
          "tag",
          "tcpkeepalive",
          "updatehostkeys",
          "usekeychain",
          "verifyhostkeydns",
          "visualhostkey",
          "xauthlocation");

  /** Keywords that are harmless with this one value, which switches them off. */
  private static final Set<String> HARMLESS_WHEN_OFF =
      Set.of(
          "canonicalizehostname false",
          "canonicalizehostname no",
          "canonicalizehostname none",
          "canonicalizepermittedcnames none",
          "forkafterauthentication no",
          "localcommand none",
          "permitlocalcommand no",
          "proxyusefdpass no",
          "remotecommand none",
          "sessiontype default",
          "tunnel no",
          "tunneldevice any:any");

  /** Keywords that OpenSSH has and readdress does not, with any other value. */
  private static final Set<String> REFUSED =
      Set.of(
          "bindaddress",
          "bindinterface",
          "canonicalizehostname",
          "canonicalizepermittedcnames",
          "certificatefile",
          "forkafterauthentication",
          "knownhostscommand",
          "localcommand",
          "permitlocalcommand",
          "pkcs11provider",
          "proxyusefdpass",
          "refuseconnection",
          "remotecommand",
          "securitykeyprovider",
          "sessiontype",
          "tunnel",
          "tunneldevice",
          "versionaddendum",
          "warnweakcrypto");

  /** Keywords that OpenSSH once had and now passes over. */
  private static final Set<String> FORGOTTEN =
      Set.of(
          "afstokenpassing",
          "compressionlevel",
          "enablesshkeysign",
          "fallbacktorsh",
          "globalknownhostsfile2",
          "kerberosauthentication",
          "kerberostgtpassing",
          "protocol",
          "rhostsauthentication",
          "rhostsrsaauthentication",
          "rsaauthentication",
          "smartcarddevice",
          "useblacklistedkeys",
          "useprivilegedport",
          "userknownhostsfile2",
          "useroaming",
          "usersh");

  /** Older names, and what they are called today (readconf.c, keywords, OpenSSH 9.2). */
  private static final Map<String, String> ALIASES =
      Map.of(
          "challengeresponseauthentication", "kbdinteractiveauthentication",
          "cipher", "ciphers",
          "dsaauthentication", "pubkeyauthentication",
          "hostbasedkeytypes", "hostbasedacceptedalgorithms",
          "identityfile2", "identityfile",
          "keepalive", "tcpkeepalive",
          "pubkeyacceptedkeytypes", "pubkeyacceptedalgorithms",
          "skeyauthentication", "kbdinteractiveauthentication",
          "tisauthentication", "kbdinteractiveauthentication");

  /** Honoured keywords whose value may be more than one word. */
  private static final Set<String> WITH_WORDS =
      Set.of("globalknownhostsfile", "proxycommand", "proxyjump", "userknownhostsfile");

  private SshKeyword() {}

  /** What a keyword is called today. */
  static String canonical(String keyword) {
    return ALIASES.getOrDefault(keyword, keyword);
  }

  /**
   * Whether an option is to be kept; false for one that changes nothing.
   *
   * @param ignored the patterns of keywords that the user wants ignored when nobody knows them
   */
  static boolean isHonoured(SshOption option, List<String> ignored) throws SettingsException {
    String keyword = option.keyword();
    if (HONOURED.contains(keyword)) {
      if (option.first().isEmpty()) {
        throw option.wrong("has no value", "give it a value, or take it away");
      }
      if (option.words().size() > 1 && !WITH_WORDS.contains(keyword)) {
        throw option.wrong("has words too many", "quote the value, or take them away");
      }
      return true;
    }
    String whole = keyword + " " + option.first().toLowerCase(Locale.ROOT);
    if (HARMLESS.contains(keyword)
        || FORGOTTEN.contains(keyword)
        || HARMLESS_WHEN_OFF.contains(whole)) {
      return false;
    }
    if (REFUSED.contains(keyword)) {
      throw option.wrong(
          "cannot be honoured", "take it away for this host, or reach the host in another way");
    }
    if (HostPattern.matchesListInAnyCase(ignored, keyword)) {
      return false;
    }
    throw option.wrong("is no option of ssh", "correct it, or name it in IgnoreUnknown");
  }
}
