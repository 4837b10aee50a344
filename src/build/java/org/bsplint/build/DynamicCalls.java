package org.bsplint.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The dynamic calls of a class that become plain ones.
 *
 * @param nest the outermost class
 * @param lambdas in the order of their places
 * @param ofRecord the methods of a record that do nothing else, by name and descriptor, with its fields
 * @param ofStreams whether there are calls that have a lighter method
 */
record DynamicCalls(String nest, List<Lambda> lambdas, Map<String, List<Handle>> ofRecord, boolean ofStreams) {
    static DynamicCalls of(ClassReader reader, Pipelines pipelines) {
        Search search = new Search(reader.getClassName(), pipelines);
        reader.accept(search, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return new DynamicCalls(search.nest, search.lambdas, search.ofRecord, search.ofStreams);
    }

    static boolean isLambda(Handle bootstrap) {
        return bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory")
                && bootstrap.getName().equals("metafactory");
    }

    private static boolean isOfRecord(Handle bootstrap) {
        return bootstrap.getOwner().equals("java/lang/runtime/ObjectMethods");
    }

    private static final class Search extends ClassVisitor {
        private final String name;
        private final Pipelines pipelines;
        private final List<Lambda> lambdas = new ArrayList<>();
        private String nest;
        private final Map<String, List<Handle>> ofRecord = new HashMap<>();
        private boolean ofStreams;

        Search(String name, Pipelines pipelines) {
            super(Opcodes.ASM9);
            this.name = name;
            this.pipelines = pipelines;
            nest = name;
        }

        @Override
        public void visitNestHost(String host) {
            nest = host;
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String desc, String generic, String[] thrown) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitInvokeDynamicInsn(String method, String type, Handle bootstrap, Object... args) {
                    if (isLambda(bootstrap)) {
                        lambdas.add(new Lambda(method, type, (Type) args[0], (Handle) args[1], (Type) args[2]));
                    }
                    if (isOfRecord(bootstrap)) { // after its class and the names of its fields come the fields
                        Stream<Handle> fields = Stream.of(args).skip(2).map(Handle.class::cast);
                        ofRecord.put(name + desc, fields.toList());
                    }
                }

                @Override
                public void visitMethodInsn(int code, String owner, String called, String type, boolean isInterface) {
                    ofStreams |=
                            pipelines.instead(name, code, owner, called, type).isPresent();
                }
            };
        }
    }
}
