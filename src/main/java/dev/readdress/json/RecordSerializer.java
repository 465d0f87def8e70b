package dev.readdress.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes a record's components in their order: what Jackson itself would write, without its search
 * for annotations, which is a tenth of the time of a short run.
 */
final class RecordSerializer extends StdSerializer<Record> {
  private static final long serialVersionUID = 1;

  private final transient Map<Class<?>, List<RecordField>> fields = new ConcurrentHashMap<>();

  RecordSerializer() {
    super(Record.class);
  }

  @Override
  public void serialize(Record value, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    out.writeStartObject(value);
    for (RecordField field : fields.computeIfAbsent(value.getClass(), RecordField::of)) {
      provider.defaultSerializeField(field.name(), field.value(value), out);
    }
    out.writeEndObject();
  }
}
