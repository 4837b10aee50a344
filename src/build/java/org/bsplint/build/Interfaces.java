package org.bsplint.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The methods of interfaces, from the folder of classes or the platform. */
final class Interfaces {
    private final Path folder;
    private final Map<String, Map<String, Method>> known = new HashMap<>();

    /** Who declares a method, and whether it has a body. */
    private record Method(String owner, boolean hasBody) {}

    Interfaces(Path folder) {
        this.folder = folder;
    }

    /**
     * May one class implement both? Not where a method of one would be taken for another method of the other, and not where
     * the methods are not known.
     */
    boolean fit(String one, String other) {
        return one.equals(other)
                || !methods(one).isEmpty()
                        && !methods(other).isEmpty()
                        && methods(one).entrySet().stream().allMatch(method -> {
                            Method same = methods(other).get(method.getKey());
                            return same == null
                                    || same.equals(method.getValue())
                                    || !same.hasBody() && !method.getValue().hasBody();
                        });
    }

    /** All, by name and descriptor; none where there is no such file. */
    private Map<String, Method> methods(String type) {
        Map<String, Method> before = known.get(type);
        if (before != null) {
            return before;
        }
        Map<String, Method> methods = new HashMap<>();
        try (InputStream in = open(type)) {
            if (in != null) {
                read(type, new ClassReader(in), methods);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        known.put(type, methods);
        return methods;
    }

    private InputStream open(String type) throws IOException {
        Path own = folder.resolve(type + ".class");
        return Files.isRegularFile(own)
                ? Files.newInputStream(own)
                : ClassLoader.getSystemResourceAsStream(type + ".class");
    }

    private void read(String type, ClassReader reader, Map<String, Method> methods) {
        for (String parent : reader.getInterfaces()) {
            methods.putAll(methods(parent));
        }
        ClassVisitor declared = new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String desc, String generic, String[] thrown) {
                if ((access & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) == 0) {
                    methods.put(name + desc, new Method(type, (access & Opcodes.ACC_ABSTRACT) == 0));
                }
                return null;
            }
        };
        reader.accept(declared, ClassReader.SKIP_CODE);
    }
}
