package dev.readdress.faults;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** What the DCS holds for each member, both endpoints. */
final class PublishedAddresses {
  private PublishedAddresses() {}

  static Map<String, List<String>> of(String json) {
    try {
      return new ObjectMapper().readValue(json, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(json, e);
    }
  }
}
