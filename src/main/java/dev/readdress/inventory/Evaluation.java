package dev.readdress.inventory;

import dev.readdress.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;

/** Renders and decrypts one value, and what is in it. */
final class Evaluation {
  private final HostVariables variables;

  Evaluation(HostVariables variables) {
    this.variables = variables;
  }

  Value of(Value value) throws TemplateException, VaultException {
    if (value instanceof Value.Text text) {
      return Templates.isTemplate(text.text()) ? rendered(text) : text;
    }
    if (value instanceof Value.Encrypted encrypted) {
      Bytes content = variables.scope().vault().open(encrypted.envelope());
      return new Value.Verbatim(content.lossyUtf8(), value.where());
    }
    if (value instanceof Value.Sequence sequence) {
      List<Value> items = new ArrayList<>();
      for (Value item : sequence.items()) {
        items.add(of(item));
      }
      return new Value.Sequence(items, value.where());
    }
    if (value instanceof Value.Mapping mapping) {
      List<Value.Entry> entries = new ArrayList<>();
      for (Value.Entry entry : mapping.entries()) {
        entries.add(new Value.Entry(entry.key(), of(entry.value())));
      }
      return new Value.Mapping(entries, value.where());
    }
    return value;
  }

  private Value rendered(Value.Text template) throws TemplateException {
    Object result = Templates.render(template.text(), TemplateNames.of(variables));
    if (TemplateNames.OMIT.equals(result)) {
      return new Value.Nothing(template.where());
    }
    Value value = PlainValues.value(result, template.where());
    return Templates.isOneName(template.text()) ? value : asAnsibleTakesText(value);
  }

  /**
   * Ansible makes text of everything but a lone name, and of that text again lists, mappings, true
   * and false, where it looks like them (ansible-core 2.14, template/__init__.py, without native
   * types).
   */
  private static Value asAnsibleTakesText(Value value) {
    if (value instanceof Value.Nothing) {
      return new Value.Text("", value.where());
    }
    if (value instanceof Value.Whole || value instanceof Value.Fraction) {
      return new Value.Text(VariableName.of(value), value.where());
    }
    boolean isLiteral =
        value instanceof Value.Text text && text.text().matches("(?s)[\\[{].*|True|False");
    return isLiteral ? PythonLiteral.of(((Value.Text) value).text(), value.where()) : value;
  }
}
