package org.bsplint.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Calls of the platform's streams, collectors and comparators that the program has a lighter method for, of the same name and
 * type; what is called on an object is its first argument.
 *
 * @param methods these methods: owner, name and descriptor
 */
record Pipelines(Set<String> methods) {
    /** Other libraries stay as they are. */
    private static final String PROGRAM = "org/bsplint/";

    private static final String PACKAGE = "org/bsplint/pipeline/";
    private static final String COLLECTION = "java/util/Collection";
    private static final String PIPELINE = PACKAGE + "Pipeline";
    private static final Map<String, String> LIGHTER = Map.ofEntries(
            Map.entry("java/util/stream/Stream", PIPELINE),
            Map.entry(COLLECTION, PIPELINE),
            Map.entry("java/util/Arrays", PIPELINE),
            Map.entry("java/util/Optional", PIPELINE),
            Map.entry("java/lang/String", PIPELINE),
            Map.entry("java/util/regex/Matcher", PIPELINE),
            Map.entry("java/util/stream/Collectors", PACKAGE + "Gathering"),
            Map.entry("java/util/Comparator", PACKAGE + "Ordering"));

    /** Those of a folder of classes; none where it has no such classes. */
    static Pipelines in(Path folder) throws IOException {
        Set<String> methods = new HashSet<>();
        for (String type : Set.copyOf(LIGHTER.values())) {
            Path file = folder.resolve(type + ".class");
            if (Files.isRegularFile(file)) {
                read(new ClassReader(Files.readAllBytes(file)), methods);
            }
        }
        return new Pipelines(methods);
    }

    private static void read(ClassReader reader, Set<String> methods) {
        ClassVisitor declared = new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String desc, String generic, String[] thrown) {
                if ((access & Opcodes.ACC_STATIC) != 0 && (access & Opcodes.ACC_PUBLIC) != 0) {
                    methods.add(reader.getClassName() + "." + name + desc);
                }
                return null;
            }
        };
        reader.accept(declared, ClassReader.SKIP_CODE);
    }

    /** A lambda with a lighter method as its body, where it is a reference to a method that has one. */
    Lambda lighter(String user, Lambda lambda) {
        Handle body = lambda.body();
        int code = body.getTag() == Opcodes.H_INVOKESTATIC ? Opcodes.INVOKESTATIC : Opcodes.INVOKEVIRTUAL;
        return instead(user, code, body.getOwner(), body.getName(), body.getDesc())
                .map(lambda::withBody)
                .orElse(lambda);
    }

    /** The lighter method; these classes themselves may use what they stand for. */
    Optional<Handle> instead(String user, int code, String owner, String name, String desc) {
        String general = isCollection(owner, name, desc) ? COLLECTION : owner;
        String type = LIGHTER.get(general);
        String taking = code == Opcodes.INVOKESTATIC ? desc : "(L" + general + ";" + desc.substring(1);
        boolean own = user.startsWith(PROGRAM) && !user.startsWith(PACKAGE);
        return type == null || !own || !methods.contains(type + "." + name + taking)
                ? Optional.empty()
                : Optional.of(new Handle(Opcodes.H_INVOKESTATIC, type, name, taking, false));
    }

    /** Lists, sets and the other collections of the platform inherit {@code stream} from one interface. */
    private static boolean isCollection(String owner, String name, String desc) {
        return name.equals("stream")
                && desc.equals("()Ljava/util/stream/Stream;")
                && owner.matches("java/util/[A-Za-z]*(List|Set|Deque|Collection)");
    }
}
