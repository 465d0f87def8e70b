package dev.readdress.network;

import java.util.List;

/**
 * What files declare.
 *
 * @param addresses the addresses, in the order of the files
 * @param included files that they include, as absolute paths or patterns of sh(1)
 */
public record Declarations(List<DeclaredAddress> addresses, List<String> included) {
  public Declarations {
    addresses = List.copyOf(addresses);
    included = List.copyOf(included);
  }
}
