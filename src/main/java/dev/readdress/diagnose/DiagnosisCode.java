package dev.readdress.diagnose;

import dev.readdress.problem.ReasonCode;

/** Why an endpoint is judged as it is. */
public enum DiagnosisCode implements ReasonCode {
  /** The address is a floating one. */
  FLOATING_ADDRESS,
  /** The address is on another member's node and not on this one. */
  ADDRESS_OF_ANOTHER_MEMBER,
  /** The address is a loopback address: whoever asks it asks himself. */
  LOOPBACK_ADDRESS,
  /** The address stands for every address: whoever asks it asks himself. */
  WILDCARD_ADDRESS,
  /** The address is link-local, which no other node can be sure to reach. */
  LINK_LOCAL_ADDRESS,
  /** The address is on no interface of the node. */
  NOT_ON_THE_NODE,
  /** The address is not the node's own at boot, and another one of the same network is. */
  NOT_AT_BOOT,
  /** Another member answers there. */
  ANSWERED_BY_ANOTHER_MEMBER,
  /** Nobody answers at the port, and the right member answers at the one that is listened on. */
  PORT_NOT_SERVED,
  /** Another node resolves the host name to an address that is not the member's own. */
  NAME_RESOLVES_ELSEWHERE,
  /** Nobody answers there. */
  NOBODY_ANSWERS,
  /**
   * The right member answers there although the address is on no interface (NAT, load balancer).
   */
  TRANSLATED_ADDRESS,
  /** The evidence about the address does not decide. */
  UNCERTAIN_ADDRESS,
  /** Certain evidence stands against certain evidence. */
  CONFLICTING_EVIDENCE,
  /** There is no connect_address, so listen is published. */
  NO_CONNECT_ADDRESS,
  /** The file is right and what is published is not: a reload is missing. */
  PUBLISHED_DIFFERS,
  /** What is published is right and the file is not: the next reload breaks it. */
  FILE_DIFFERS,
  /** An environment variable wins over the file. */
  ENVIRONMENT_OVERRIDES,
  /** The value cannot be read as an address with a port. */
  UNREADABLE_ADDRESS,
  /** A host name that the other nodes do not all take for the member's own address. */
  HOST_NAME_UNPROVEN,
  /** The node's own address is there, and listen does not cover it. */
  LISTEN_NOT_COVERING,
  /** Nobody can judge the address, and the inventory names another one as the node's own. */
  ANOTHER_IS_NAMED,
  /** Several addresses could be the right one. */
  SEVERAL_CANDIDATES,
  /** No address could be the right one. */
  NO_CANDIDATE,
  /** Something that is needed could not be observed. */
  NOT_OBSERVED
}
