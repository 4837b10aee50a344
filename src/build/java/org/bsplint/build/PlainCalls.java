package org.bsplint.build;

import java.util.Optional;
import java.util.stream.Stream;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes a class anew, with plain calls in place of dynamic ones, and lighter streams. */
final class PlainCalls extends ClassVisitor {
    private final String name;
    private final LambdaClasses lambdas;
    private final Pipelines pipelines;

    PlainCalls(ClassWriter writer, String name, LambdaClasses lambdas, Pipelines pipelines) {
        super(Opcodes.ASM9, writer);
        this.name = name;
        this.lambdas = lambdas;
        this.pipelines = pipelines;
    }

    @Override
    public MethodVisitor visitMethod(int access, String method, String desc, String generic, String[] thrown) {
        return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, method, desc, generic, thrown)) {
            @Override
            public void visitInvokeDynamicInsn(String asked, String type, Handle bootstrap, Object... args) {
                if (DynamicCalls.isLambda(bootstrap)) {
                    LambdaClasses.Place place = lambdas.places().next();
                    number(this, place.which());
                    visitMethodInsn(Opcodes.INVOKESTATIC, place.type(), place.method(), place.descriptor(), false);
                } else if (DynamicCalls.isOfRecord(bootstrap)) {
                    visitMethodInsn(Opcodes.INVOKESTATIC, name, ofRecord(asked, type, args), type, false);
                } else {
                    super.visitInvokeDynamicInsn(asked, type, bootstrap, args);
                }
            }

            @Override
            public void visitMethodInsn(int code, String owner, String called, String type, boolean isInterface) {
                Optional<Handle> lighter = pipelines.instead(name, code, owner, called, type);
                if (lighter.isPresent()) {
                    Handle one = lighter.get();
                    super.visitMethodInsn(Opcodes.INVOKESTATIC, one.getOwner(), one.getName(), one.getDesc(), false);
                } else {
                    super.visitMethodInsn(code, owner, called, type, isInterface);
                }
            }
        };
    }

    private static void number(MethodVisitor code, int number) {
        if (number <= 5) {
            code.visitInsn(Opcodes.ICONST_0 + number);
        } else {
            code.visitIntInsn(number <= Byte.MAX_VALUE ? Opcodes.BIPUSH : Opcodes.SIPUSH, number);
        }
    }

    /** Adds what the platform would make; after the record's class and the names of its fields come the fields. */
    private String ofRecord(String asked, String desc, Object... args) {
        String made = "record$" + asked;
        int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
        MethodVisitor code = super.visitMethod(access, made, desc, null, null);
        RecordMethod method = new RecordMethod(
                name, Stream.of(args).skip(2).map(Handle.class::cast).toList(), code);
        code.visitCode();
        switch (asked) {
            case "equals" -> method.equals();
            case "hashCode" -> method.digest();
            default -> method.text();
        }
        code.visitMaxs(0, 0);
        code.visitEnd();
        return made;
    }
}
