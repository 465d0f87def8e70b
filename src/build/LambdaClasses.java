import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.CHECKCAST;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.H_INVOKESTATIC;
import static org.objectweb.asm.Opcodes.H_NEWINVOKESPECIAL;
import static org.objectweb.asm.Opcodes.I2D;
import static org.objectweb.asm.Opcodes.I2L;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.NEW;
import static org.objectweb.asm.Opcodes.POP;
import static org.objectweb.asm.Opcodes.POP2;
import static org.objectweb.asm.Opcodes.PUTFIELD;
import static org.objectweb.asm.Opcodes.RETURN;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Makes a class of each lambda of compiled classes, as anonymous classes are compiled. Java links a
 * lambda when it is first met, which takes a tenth of a millisecond even with a class-data archive;
 * a report meets a thousand, and a tenth of its time went into that
 * (src/bench/report-vs-ansible.sh). A class of an archive is there at once.
 *
 * <p>{@code java LambdaClasses.java FOLDER} does this with the classes of a folder:
 *
 * <ol>
 *   <li>It puts beside each class that makes lambdas one class for each of them, a member of the
 *       same nest, so that it may call what is private there.
 *   <li>It has the code call that class's factory where it had Java link the lambda: what is on the
 *       stack before and after is the same.
 *   <li>It leaves alone what it does not know (lambdas that are serializable or have several
 *       interfaces, and what records derive), and classes that it has been through already.
 *   <li>It removes classes of lambdas that are no more, and has Java verify all others.
 * </ol>
 */
final class LambdaClasses {
  private static final String LINKER = "java/lang/invoke/LambdaMetafactory";

  private final Path folder;
  private final Map<String, ClassNode> classes = new TreeMap<>();
  private final Set<String> changed = new TreeSet<>();

  private LambdaClasses(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
    LambdaClasses compiled = new LambdaClasses(Path.of(arguments[0]));
    compiled.read();
    for (ClassNode host : List.copyOf(compiled.classes.values())) {
      compiled.replace(host);
    }
    compiled.write();
    compiled.removeOld();
    compiled.verify();
  }

  private void read() throws IOException {
    for (Path file : files()) {
      ClassNode node = new ClassNode();
      new ClassReader(Files.readAllBytes(file)).accept(node, 0);
      classes.put(node.name, node);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(path -> path.toString().endsWith(".class")).toList();
    }
  }

  private void replace(ClassNode host) throws IOException {
    int number = 0;
    for (MethodNode method : host.methods) {
      int line = 0;
      for (AbstractInsnNode instruction : method.instructions.toArray()) {
        if (instruction instanceof LineNumberNode lineNumber) {
          line = lineNumber.line;
        } else if (instruction instanceof InvokeDynamicInsnNode lambda && isKnown(lambda)) {
          LambdaClass one = new LambdaClass(host, host.name + "$Lambda" + ++number, lambda);
          Files.write(file(one.name()), one.bytes(line));
          addToNest(host, one.name());
          method.instructions.set(
              lambda,
              new MethodInsnNode(
                  INVOKESTATIC, one.name(), LambdaClass.FACTORY, lambda.desc, false));
        }
      }
    }
  }

  private static boolean isKnown(InvokeDynamicInsnNode site) {
    return site.bsm.getOwner().equals(LINKER) && site.bsm.getName().equals("metafactory");
  }

  private void addToNest(ClassNode host, String lambda) {
    ClassNode top = host.nestHostClass == null ? host : classes.get(host.nestHostClass);
    if (top.nestMembers == null) {
      top.nestMembers = new ArrayList<>();
    }
    top.nestMembers.add(lambda);
    changed.add(host.name);
    changed.add(top.name);
  }

  private Path file(String name) {
    return folder.resolve(name + ".class");
  }

  /** The host of a nest comes before its members, so that what is begun can be gone on with. */
  private void write() throws IOException {
    for (String name : changed) {
      ClassWriter bytes = new ClassWriter(0);
      classes.get(name).accept(bytes);
      Files.write(file(name), bytes.toByteArray());
    }
  }

  /** The compiler makes a host anew, or removes it, and does not know of its lambdas' classes. */
  private void removeOld() throws IOException {
    for (ClassNode node : classes.values()) {
      if (node.name.matches(".*[$]Lambda[0-9]+") && !isOfItsNest(node)) {
        Files.delete(file(node.name));
      }
    }
  }

  private boolean isOfItsNest(ClassNode node) {
    ClassNode host = classes.get(node.nestHostClass);
    return host != null && host.nestMembers != null && host.nestMembers.contains(node.name);
  }

  /** To list the methods of a class, Java verifies it. These classes come before the others. */
  private void verify() throws IOException, ReflectiveOperationException {
    List<URL> places = new ArrayList<>(List.of(folder.toUri().toURL()));
    for (String place : System.getProperty("java.class.path").split(File.pathSeparator)) {
      places.add(Path.of(place).toUri().toURL());
    }
    try (URLClassLoader loader =
        new URLClassLoader(places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      for (Path file : files()) {
        String name = folder.relativize(file).toString().replaceFirst("[.]class$", "");
        Class.forName(name.replace('/', '.'), false, loader).getDeclaredMethods();
      }
    }
  }
}

/**
 * The class of one lambda: its fields hold what the lambda captures, its factory takes that, and
 * its method calls what the lambda stands for.
 *
 * @param host the class whose lambda it is
 * @param name of the class
 * @param site where the lambda is made
 */
record LambdaClass(ClassNode host, String name, InvokeDynamicInsnNode site) {
  static final String FACTORY = "of";

  /** The bytes of the class, all of whose code is at one line of its host. */
  byte[] bytes(int line) {
    ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    String functional = Type.getReturnType(site.desc).getInternalName();
    type.visit(
        host.version,
        ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC,
        name,
        null,
        "java/lang/Object",
        new String[] {functional});
    type.visitSource(host.sourceFile, null);
    type.visitNestHost(host.nestHostClass == null ? host.name : host.nestHostClass);
    constructor(type);
    factory(type);
    method(type, line);
    type.visitEnd();
    return type.toByteArray();
  }

  private Type[] captured() {
    return Type.getArgumentTypes(site.desc);
  }

  private String constructorDescriptor() {
    return Type.getMethodDescriptor(Type.VOID_TYPE, captured());
  }

  private void constructor(ClassWriter type) {
    MethodVisitor code =
        type.visitMethod(ACC_PRIVATE, "<init>", constructorDescriptor(), null, null);
    code.visitCode();
    code.visitVarInsn(ALOAD, 0);
    code.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    int slot = 1;
    for (int i = 0; i < captured().length; i++) {
      Type field = captured()[i];
      type.visitField(ACC_PRIVATE | ACC_FINAL, "captured" + i, field.getDescriptor(), null, null);
      code.visitVarInsn(ALOAD, 0);
      code.visitVarInsn(field.getOpcode(ILOAD), slot);
      code.visitFieldInsn(PUTFIELD, name, "captured" + i, field.getDescriptor());
      slot += field.getSize();
    }
    code.visitInsn(RETURN);
    end(code);
  }

  private void factory(ClassWriter type) {
    MethodVisitor code = type.visitMethod(ACC_STATIC, FACTORY, site.desc, null, null);
    code.visitCode();
    code.visitTypeInsn(NEW, name);
    code.visitInsn(DUP);
    int slot = 0;
    for (Type argument : captured()) {
      code.visitVarInsn(argument.getOpcode(ILOAD), slot);
      slot += argument.getSize();
    }
    code.visitMethodInsn(INVOKESPECIAL, name, "<init>", constructorDescriptor(), false);
    code.visitInsn(ARETURN);
    end(code);
  }

  private void method(ClassWriter type, int line) {
    Type declared = (Type) site.bsmArgs[0];
    Handle target = (Handle) site.bsmArgs[1];
    Type actual = (Type) site.bsmArgs[2];
    MethodVisitor code =
        type.visitMethod(ACC_PUBLIC, site.name, declared.getDescriptor(), null, null);
    code.visitCode();
    Label start = new Label();
    code.visitLabel(start);
    code.visitLineNumber(line, start);
    boolean isNew = target.getTag() == H_NEWINVOKESPECIAL;
    if (isNew) {
      code.visitTypeInsn(NEW, target.getOwner());
      code.visitInsn(DUP);
    }
    List<Type> wanted = parameters(target);
    int next = 0;
    for (int i = 0; i < captured().length; i++) {
      code.visitVarInsn(ALOAD, 0);
      code.visitFieldInsn(GETFIELD, name, "captured" + i, captured()[i].getDescriptor());
      Conversion.convert(code, captured()[i], wanted.get(next++));
    }
    int slot = 1;
    for (int i = 0; i < declared.getArgumentTypes().length; i++) {
      Type argument = declared.getArgumentTypes()[i];
      code.visitVarInsn(argument.getOpcode(ILOAD), slot);
      slot += argument.getSize();
      Conversion.convert(code, argument, actual.getArgumentTypes()[i]);
      Conversion.convert(code, actual.getArgumentTypes()[i], wanted.get(next++));
    }
    code.visitMethodInsn(
        operation(target),
        target.getOwner(),
        target.getName(),
        target.getDesc(),
        target.isInterface());
    Type result =
        isNew ? Type.getObjectType(target.getOwner()) : Type.getReturnType(target.getDesc());
    giveBack(code, result, actual.getReturnType(), declared.getReturnType());
    end(code);
  }

  /** What a call takes from the stack: a receiver comes first. */
  private static List<Type> parameters(Handle target) {
    List<Type> parameters = new ArrayList<>();
    if (target.getTag() != H_INVOKESTATIC && target.getTag() != H_NEWINVOKESPECIAL) {
      parameters.add(Type.getObjectType(target.getOwner()));
    }
    parameters.addAll(List.of(Type.getArgumentTypes(target.getDesc())));
    return parameters;
  }

  /** Private methods, too, are called as others are: they are of the same nest (JEP 181). */
  private static int operation(Handle target) {
    return switch (target.getTag()) {
      case H_INVOKESTATIC -> INVOKESTATIC;
      case H_NEWINVOKESPECIAL -> INVOKESPECIAL;
      default -> target.isInterface() ? INVOKEINTERFACE : INVOKEVIRTUAL;
    };
  }

  private static void giveBack(MethodVisitor code, Type result, Type actual, Type declared) {
    if (declared.equals(Type.VOID_TYPE)) {
      if (result.getSize() > 0) {
        code.visitInsn(result.getSize() == 1 ? POP : POP2);
      }
    } else {
      Conversion.convert(code, result, actual);
      Conversion.convert(code, actual, declared);
    }
    code.visitInsn(declared.getOpcode(IRETURN));
  }

  private static void end(MethodVisitor code) {
    code.visitMaxs(0, 0);
    code.visitEnd();
  }
}

/**
 * The conversions between what a lambda is given and what it hands on, as LambdaMetafactory makes
 * them: casts, boxes and wider numbers.
 */
final class Conversion {
  private static final Map<String, Type> BOXES =
      Map.of(
          "java/lang/Boolean", Type.BOOLEAN_TYPE,
          "java/lang/Character", Type.CHAR_TYPE,
          "java/lang/Byte", Type.BYTE_TYPE,
          "java/lang/Short", Type.SHORT_TYPE,
          "java/lang/Integer", Type.INT_TYPE,
          "java/lang/Long", Type.LONG_TYPE,
          "java/lang/Float", Type.FLOAT_TYPE,
          "java/lang/Double", Type.DOUBLE_TYPE);

  private Conversion() {}

  /** Makes of what is on the stack a value of another type. */
  static void convert(MethodVisitor code, Type from, Type to) {
    if (from.equals(to)) {
      return;
    }
    if (isPrimitive(from) && isPrimitive(to)) {
      widen(code, from, to);
    } else if (isPrimitive(from)) {
      String box = box(from);
      String descriptor = Type.getMethodDescriptor(Type.getObjectType(box), from);
      code.visitMethodInsn(INVOKESTATIC, box, "valueOf", descriptor, false);
    } else if (isPrimitive(to)) {
      Type held = BOXES.getOrDefault(from.getInternalName(), to);
      String box = box(held);
      code.visitTypeInsn(CHECKCAST, box);
      String method = held.getClassName() + "Value";
      code.visitMethodInsn(INVOKEVIRTUAL, box, method, Type.getMethodDescriptor(held), false);
      convert(code, held, to);
    } else if (!to.getInternalName().equals("java/lang/Object")) {
      code.visitTypeInsn(CHECKCAST, to.getInternalName());
    }
  }

  /** Only what is an int to the stack becomes wider here. */
  private static void widen(MethodVisitor code, Type from, Type to) {
    boolean isInt = from.getSort() >= Type.CHAR && from.getSort() <= Type.INT;
    if (isInt && to.equals(Type.LONG_TYPE)) {
      code.visitInsn(I2L);
    } else if (isInt && to.equals(Type.DOUBLE_TYPE)) {
      code.visitInsn(I2D);
    } else if (!isInt || !to.equals(Type.INT_TYPE)) {
      throw new IllegalStateException("a lambda that makes a " + from + " a " + to);
    }
  }

  private static boolean isPrimitive(Type type) {
    return type.getSort() < Type.ARRAY;
  }

  private static String box(Type primitive) {
    return BOXES.entrySet().stream()
        .filter(box -> box.getValue().equals(primitive))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }
}
