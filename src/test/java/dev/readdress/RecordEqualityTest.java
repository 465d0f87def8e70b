package dev.readdress;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.readdress.bytes.Bytes;
import dev.readdress.network.HostPort;
import dev.readdress.network.IpAddress;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that write their equality out, to start faster, compare what Java would compare. */
class RecordEqualityTest {
  /** Two different values of each type that such a record holds. */
  private static final Map<Class<?>, List<Object>> SAMPLES =
      Map.of(
          String.class, List.of("one", "other"),
          Object.class, List.of("one", "other"),
          boolean.class, List.of(true, false),
          Set.class, List.of(Set.of(List.of("one")), Set.of(List.of("other"))),
          Optional.class, List.of(Optional.of("one"), Optional.empty()),
          OptionalInt.class, List.of(OptionalInt.of(1), OptionalInt.empty()),
          Bytes.class, List.of(bytes("one"), bytes("other")),
          IpAddress.class, List.of(IpAddress.of("10.0.0.1"), IpAddress.of("10.0.0.2")),
          HostPort.class, List.of(hostPort("10.0.0.1:1"), hostPort("10.0.0.1:2")));

  /** The key's type is a part of its bytes. */
  private static final Set<String> FOLLOWS_FROM_ANOTHER = Set.of("WireKey.type");

  private static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static HostPort hostPort(String text) {
    return HostPort.parse(text).orElseThrow();
  }

  static Stream<Class<?>> writtenOut() {
    return RoomCode.program().stream()
        .filter(JavaClass::isRecord)
        .filter(RecordEqualityTest::writesEqualsOut)
        .map(JavaClass::reflect);
  }

  /** What Java derives is final. */
  private static boolean writesEqualsOut(JavaClass type) {
    return !type.getMethod("equals", Object.class).getModifiers().contains(JavaModifier.FINAL);
  }

  @ParameterizedTest
  @MethodSource("writtenOut")
  void everyComponentIsCompared(Class<?> type) throws Exception {
    RecordComponent[] components = type.getRecordComponents();
    Constructor<?> constructor =
        type.getDeclaredConstructor(
            Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    constructor.setAccessible(true);
    Object record = constructor.newInstance(values(components, -1));
    assertThat(record)
        .isEqualTo(constructor.newInstance(values(components, -1)))
        .hasSameHashCodeAs(constructor.newInstance(values(components, -1)))
        .isNotEqualTo("something else");
    for (int i = 0; i < components.length; i++) {
      Object changed = constructor.newInstance(values(components, i));
      String name = type.getSimpleName() + "." + components[i].getName();
      assertThat(record.equals(changed)).as(name).isEqualTo(FOLLOWS_FROM_ANOTHER.contains(name));
    }
  }

  private static Object[] values(RecordComponent[] components, int changed) {
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      Class<?> type = components[i].getType();
      List<Object> samples =
          Objects.requireNonNull(SAMPLES.get(type), () -> "no sample of " + type);
      values[i] = samples.get(i == changed ? 1 : 0);
    }
    return values;
  }
}
