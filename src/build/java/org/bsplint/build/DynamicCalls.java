package org.bsplint.build;

import java.util.ArrayList;
import java.util.List;
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
 * @param ofRecord whether methods of a record are among them
 */
record DynamicCalls(String nest, List<Lambda> lambdas, boolean ofRecord) {
    static DynamicCalls of(ClassReader reader) {
        Search search = new Search(reader.getClassName());
        reader.accept(search, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return new DynamicCalls(search.nest, search.lambdas, search.ofRecord);
    }

    static boolean isLambda(Handle bootstrap) {
        return bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory")
                && bootstrap.getName().equals("metafactory");
    }

    static boolean isOfRecord(Handle bootstrap) {
        return bootstrap.getOwner().equals("java/lang/runtime/ObjectMethods");
    }

    private static final class Search extends ClassVisitor {
        private final List<Lambda> lambdas = new ArrayList<>();
        private String nest;
        private boolean ofRecord;

        Search(String name) {
            super(Opcodes.ASM9);
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
                    ofRecord |= isOfRecord(bootstrap);
                }
            };
        }
    }
}
