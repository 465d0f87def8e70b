package dev.readdress.apply;

/**
 * Stops all corrections on nodes, and lets them go on. It concerns the node, whatever cluster it is
 * in, and needs no lock.
 */
public interface Holds {
  /**
   * Stops corrections; refused, with what it says, when there is a hold already.
   *
   * @param text why, who and when, on one line
   */
  Outcome hold(String host, String text);

  /**
   * Lets corrections go on; unchanged when there is no hold.
   *
   * @param owner who wants that, for the system's log
   */
  Outcome release(String host, String owner);
}
