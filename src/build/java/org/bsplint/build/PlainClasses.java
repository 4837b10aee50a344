package org.bsplint.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Rewrites the classes of a folder in place. Streams are the program's own only where the folder holds their classes. What it does not know (serializable lambdas, bootstrap methods of others) stays
 * as it is, and so do classes that it has rewritten before.
 */
public final class PlainClasses {
    private final Path folder;
    private final Interfaces interfaces;
    private final Pipelines pipelines;
    /** By the outermost class: the made classes that may use private members of those in it. */
    private final Map<String, List<String>> nests = new LinkedHashMap<>();

    private final Map<String, byte[]> written = new LinkedHashMap<>();

    private PlainClasses(Path folder) throws IOException {
        this.folder = folder;
        this.interfaces = new Interfaces(folder);
        this.pipelines = Pipelines.in(folder);
    }

    /** @param args the folder */
    public static void main(String[] args) throws IOException {
        new PlainClasses(Path.of(args[0])).rewrite();
    }

    private void rewrite() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            rewrite(new ClassReader(Files.readAllBytes(file)));
        }
        for (Map.Entry<String, List<String>> nest : nests.entrySet()) {
            written.put(nest.getKey(), opened(nest.getKey(), nest.getValue()));
        }
        for (Map.Entry<String, byte[]> one : written.entrySet()) {
            Files.write(file(one.getKey()), one.getValue());
        }
        for (Path file : files) {
            if (file.toString().contains(LambdaClasses.SUFFIX) && isLeft(new ClassReader(Files.readAllBytes(file)))) {
                Files.delete(file);
            }
        }
    }

    /** Was it made of a class that is gone or compiled anew? A build over an earlier one gives the bytes of a first one. */
    private boolean isLeft(ClassReader made) throws IOException {
        Path host = file(DynamicCalls.of(made, pipelines).nest());
        Set<String> members = new HashSet<>();
        if (Files.exists(host)) {
            new ClassReader(Files.readAllBytes(host))
                    .accept(
                            new ClassVisitor(Opcodes.ASM9) {
                                @Override
                                public void visitNestMember(String member) {
                                    members.add(member);
                                }
                            },
                            ClassReader.SKIP_CODE);
        }
        return !members.contains(made.getClassName());
    }

    private void rewrite(ClassReader reader) {
        DynamicCalls calls = DynamicCalls.of(reader, pipelines);
        if (calls.lambdas().isEmpty() && calls.ofRecord().isEmpty() && !calls.ofStreams()) {
            return;
        }
        List<Lambda> lambdas = calls.lambdas().stream()
                .map(one -> pipelines.lighter(reader.getClassName(), one))
                .toList();
        LambdaClasses classes = LambdaClasses.of(reader.getClassName(), lambdas, interfaces);
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS); // without the old constants
        reader.accept(new PlainCalls(writer, reader.getClassName(), classes, calls.ofRecord(), pipelines), 0);
        written.put(reader.getClassName(), writer.toByteArray());
        for (LambdaClass one : classes.all()) {
            nests.computeIfAbsent(calls.nest(), host -> new ArrayList<>()).add(one.name());
            written.put(one.name(), one.bytes(calls.nest()));
        }
    }

    /** The outermost class, which lists who may use private members. */
    private byte[] opened(String host, List<String> members) throws IOException {
        byte[] before = written.get(host);
        ClassReader reader = new ClassReader(before != null ? before : Files.readAllBytes(file(host)));
        ClassWriter writer = new ClassWriter(reader, 0);
        List<String> wanted = new ArrayList<>(members);
        ClassVisitor adding = new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public void visitNestMember(String member) {
                wanted.remove(member);
                super.visitNestMember(member);
            }

            @Override
            public void visitEnd() {
                wanted.forEach(super::visitNestMember);
                super.visitEnd();
            }
        };
        reader.accept(adding, 0);
        return writer.toByteArray();
    }

    private Path file(String type) {
        return folder.resolve(type + ".class");
    }
}
