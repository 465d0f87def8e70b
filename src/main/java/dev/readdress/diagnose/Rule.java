package dev.readdress.diagnose;

import dev.readdress.cluster.IdentityMark;
import java.util.Locale;
import java.util.Optional;

/**
 * The rules of the diagnosis, by name. All of them always apply; that each can be left out of a
 * {@link Rules} is how the tests prove that each decides what it is said to decide.
 */
enum Rule {
  INVENTORY_VIP(Kind.EVIDENCE),
  KEEPALIVED_PROTOCOL(Kind.EVIDENCE),
  ON_TWO_MACHINES(Kind.EVIDENCE),
  VIP_MANAGER(Kind.EVIDENCE),
  INVENTORY_NODE_ADDRESS(Kind.EVIDENCE),
  SYSTEM_CONFIGURATION(Kind.EVIDENCE),
  DHCP_LEASE(Kind.EVIDENCE),
  LABEL(Kind.EVIDENCE),
  ALONE_BESIDE_PREFIX(Kind.EVIDENCE),
  VRRP_MACVLAN(Kind.EVIDENCE),
  ONLY_LOCAL_ROUTE(Kind.EVIDENCE),
  MOVED_SINCE_EARLIER_RUN(Kind.EVIDENCE),

  /** Machine-id and boot_id say whether two hosts are two machines, not their names. */
  MACHINES_BY_ID(Kind.BOUNDS),
  /** What two machines configure at boot is nobody's own. */
  CONFIGURED_ON_ONE_MACHINE(Kind.BOUNDS),
  /** A VIP manager on a host that only shares an inventory group counts as well. */
  MANAGERS_OF_THE_GROUP(Kind.BOUNDS),
  /** A network that every machine has for itself (docker0) is on two machines and floats not. */
  SAME_EVERYWHERE(Kind.BOUNDS),

  /** The source of routes, the stream and the SSH connection confirm, and never choose. */
  VOTE_NEVER_CHOOSES(Kind.SAYS_NOTHING),
  SECONDARY_SAYS_NOTHING(Kind.SAYS_NOTHING),
  ORDER_SAYS_NOTHING(Kind.SAYS_NOTHING),
  /** Two members with one connect_address: it may be a copy of the other's own. */
  SHARED_ADDRESS_SAYS_NOTHING(Kind.SAYS_NOTHING),

  CERTAIN_AGAINST_CERTAIN(Kind.WEIGHING),
  /** An address that the inventory's vips name floats, whatever files on nodes say. */
  VIPS_SETTLE(Kind.WEIGHING),
  CERTAIN_BEFORE_PROBABLE(Kind.WEIGHING),
  /** What an earlier run saw makes a working address doubtful, and never wrong. */
  HISTORY_NEVER_CONVICTS(Kind.WEIGHING),

  LOOPBACK_NOT_CHOSEN(Kind.EXCLUSION),
  LINK_LOCAL_NOT_CHOSEN(Kind.EXCLUSION),
  CONTAINER_NETWORK_NOT_CHOSEN(Kind.EXCLUSION),
  BRIDGE_WITHOUT_PORT_NOT_CHOSEN(Kind.EXCLUSION),
  NAMED_BEATS_EXCLUSION(Kind.EXCLUSION),
  EXCLUSION_NEVER_CONVICTS(Kind.EXCLUSION),

  RIGHT_FROM_EVERYWHERE(Kind.CHOICE),
  /** In a cluster of one there is nobody else to ask. */
  ALONE_ANSWERS_ITSELF(Kind.CHOICE),
  OWN_FIRST(Kind.CHOICE),
  LAST_WITHOUT_SIGN(Kind.CHOICE),
  CONTRADICTION_NOT_CHOSEN(Kind.CHOICE),
  NEVER_GUESS(Kind.CHOICE),

  /** Of several that are certainly own, the one that the inventory names. */
  NAMED_FIRST(Kind.PREFERENCE),
  /** A network shared with the others' right addresses is preferred, and no condition. */
  NETWORK_OF_PEERS(Kind.PREFERENCE),

  PORT_KEPT(Kind.PORT),
  /** The port of listen stands in for one that is missing, or that leads nowhere. */
  PORT_OF_LISTEN(Kind.PORT),
  PORT_NOT_SERVED(Kind.PORT),

  WILDCARD_IS_WRONG(Kind.STANDING),
  LOOPBACK_IS_WRONG(Kind.STANDING),
  LINK_LOCAL_IS_WRONG(Kind.STANDING),
  INTERFACES_UNREAD(Kind.STANDING),
  FLOATING_IS_WRONG(Kind.STANDING),
  CONTRADICTION_IS_UNDECIDED(Kind.STANDING),
  RIVAL_CONFIGURED_AT_BOOT(Kind.STANDING),
  RIVAL_WITHOUT_SIGN(Kind.STANDING),
  ANSWERED_BY_ANOTHER(Kind.STANDING),
  VIP_ON_NO_NODE(Kind.STANDING),
  MANAGED_ON_NO_NODE(Kind.STANDING),
  ADDRESS_OF_ANOTHER_MEMBER(Kind.STANDING),
  TRANSLATED_IS_UNDECIDED(Kind.STANDING),
  NAT_DECLARED(Kind.STANDING),
  UNPROVEN_IS_UNDECIDED(Kind.STANDING),
  OWN_ANSWER_NOT_JUDGED(Kind.STANDING),

  /** A name is right only where every other node resolves it to the member's own addresses. */
  NAME_RESOLVES_TO_OWN(Kind.NAME),
  /** What the node itself resolves its name to (127.0.1.1 on Debian) is a note. */
  OWN_RESOLUTION_IS_A_NOTE(Kind.NAME),
  NAME_ANSWERED_BY_ANOTHER(Kind.NAME),
  NAME_WITHOUT_ANSWER(Kind.NAME),
  NAME_UNPROVEN(Kind.NAME),

  IDENTITY_NAME(IdentityMark.NAME),
  IDENTITY_SCOPE(IdentityMark.SCOPE),
  IDENTITY_SYSTEM_IDENTIFIER(IdentityMark.SYSTEM_IDENTIFIER),
  IDENTITY_START_TIME(IdentityMark.POSTMASTER_START_TIME),

  CONFIGURATION_UNREAD(Kind.STATE),
  NOTHING_PUBLISHED(Kind.STATE),
  VALUE_UNREADABLE(Kind.STATE),
  NOT_LOADED(Kind.STATE),
  NOT_OBSERVED(Kind.STATE),
  /** Where nobody can judge what is in use, the inventory's word for another one decides. */
  NAMED_DECIDES(Kind.STATE),
  UNDECIDED(Kind.STATE),
  NOTHING_TO_CHOOSE(Kind.STATE),
  MISSING(Kind.STATE),
  OVERRIDDEN(Kind.STATE),
  LATENT(Kind.STATE);

  /** What sort of thing a rule decides. */
  enum Kind {
    /** A fact that speaks for own or for floating. */
    EVIDENCE,
    /** How far a fact goes. */
    BOUNDS,
    /** What looks like a sign and is none. */
    SAYS_NOTHING,
    /** What the facts about one address come to. */
    WEIGHING,
    /** Addresses that are not chosen unless named. */
    EXCLUSION,
    /** Which address an endpoint should advertise. */
    CHOICE,
    /** Which of several that may all be chosen. */
    PREFERENCE,
    /** With which port. */
    PORT,
    /** Whether an address that is advertised is right. */
    STANDING,
    /** The same for host names. */
    NAME,
    /** Who answered. */
    IDENTITY,
    /** What configured, effective and published together come to. */
    STATE
  }

  private final Kind kind;
  private final Optional<IdentityMark> mark;

  Rule(Kind kind) {
    this.kind = kind;
    this.mark = Optional.empty();
  }

  Rule(IdentityMark mark) {
    this.kind = Kind.IDENTITY;
    this.mark = Optional.of(mark);
  }

  Kind kind() {
    return kind;
  }

  /** By what a rule of identity tells two members apart. */
  Optional<IdentityMark> mark() {
    return mark;
  }

  /** Its name in words, as {@code own-first}. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
