package dev.readdress.network;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads Pacemaker's cluster information base (cib.xml): the addresses of IPaddr2 resources. */
public final class PacemakerCib {
  private PacemakerCib() {}

  /** The addresses that Pacemaker moves; empty when the text is no XML or has a DTD. */
  public static Optional<List<DeclaredAddress>> parse(TextFile file) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      return Optional.of(
          addresses(file, factory.createXMLStreamReader(new StringReader(file.text()))));
    } catch (XMLStreamException e) {
      return Optional.empty();
    }
  }

  private static List<DeclaredAddress> addresses(TextFile file, XMLStreamReader reader)
      throws XMLStreamException {
    List<DeclaredAddress> found = new ArrayList<>();
    boolean isAddress = false;
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamReader.START_ELEMENT) {
        String element = reader.getLocalName();
        if (element.equals("primitive")) {
          isAddress =
              Optional.ofNullable(reader.getAttributeValue(null, "type"))
                  .filter(type -> type.startsWith("IPaddr") || type.equals("IPv6addr"))
                  .isPresent();
        }
        String name = reader.getAttributeValue(null, "name");
        if (isAddress
            && element.equals("nvpair")
            && ("ip".equals(name) || "ipv6addr".equals(name))) {
          String value = Optional.ofNullable(reader.getAttributeValue(null, "value")).orElse("");
          SystemFiles.declared(value, "pacemaker", file.at(reader.getLocation().getLineNumber()))
              .ifPresent(found::add);
        }
      }
    }
    return List.copyOf(found);
  }
}
