package dev.readdress.report;

import dev.readdress.problem.Printable;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes JUnit's XML. Characters that XML 1.0 cannot hold are written as escapes in words, like all
 * others that a terminal would obey.
 */
final class JunitXml {
  private final XMLStreamWriter xml;

  private JunitXml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static String document(String timestamp, List<JunitSuite> suites) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      new JunitXml(xml).write(timestamp, suites);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a writer to memory does not fail", e);
    }
    return text.append('\n').toString();
  }

  private void write(String timestamp, List<JunitSuite> suites) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    newLine(0);
    xml.writeStartElement("testsuites");
    for (JunitSuite suite : suites) {
      suite(timestamp, suite);
    }
    newLine(0);
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void suite(String timestamp, JunitSuite suite) throws XMLStreamException {
    newLine(1);
    xml.writeStartElement("testsuite");
    attribute("name", suite.name());
    attribute("tests", Integer.toString(suite.cases().size()));
    attribute("failures", Long.toString(suite.count(JunitCase.Outcome.FAILURE)));
    attribute("errors", Long.toString(suite.count(JunitCase.Outcome.ERROR)));
    attribute("skipped", Long.toString(suite.count(JunitCase.Outcome.SKIPPED)));
    attribute("timestamp", timestamp);
    for (JunitCase one : suite.cases()) {
      testCase(one);
    }
    newLine(1);
    xml.writeEndElement();
  }

  private void testCase(JunitCase one) throws XMLStreamException {
    newLine(2);
    xml.writeStartElement("testcase");
    attribute("classname", one.suite());
    attribute("name", one.name());
    if (one.outcome() != JunitCase.Outcome.PASSED) {
      newLine(3);
      xml.writeStartElement(one.outcome().name().toLowerCase(Locale.ROOT));
      if (!one.type().isEmpty()) {
        attribute("type", one.type());
      }
      List<String> lines = one.text().lines().toList();
      attribute("message", lines.isEmpty() ? one.type() : lines.get(0));
      if (lines.size() > 1) {
        xml.writeCharacters(String.join("\n", lines.stream().map(Printable::line).toList()));
      }
      xml.writeEndElement();
      newLine(2);
    }
    xml.writeEndElement();
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, Printable.line(value));
  }

  private void newLine(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }
}
