package org.bsplint.build;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes a class anew, with plain calls in place of dynamic ones, and lighter streams. */
final class PlainCalls extends ClassVisitor {
    private final String name;
    private final LambdaClasses lambdas;
    private final Map<String, List<Handle>> ofRecord;
    private final Pipelines pipelines;

    PlainCalls(
            ClassWriter writer,
            String name,
            LambdaClasses lambdas,
            Map<String, List<Handle>> ofRecord,
            Pipelines pipelines) {
        super(Opcodes.ASM9, writer);
        this.name = name;
        this.lambdas = lambdas;
        this.ofRecord = ofRecord;
        this.pipelines = pipelines;
    }

    @Override
    public MethodVisitor visitMethod(int access, String method, String desc, String generic, String[] thrown) {
        MethodVisitor writer = super.visitMethod(access, method, desc, generic, thrown);
        if (ofRecord.containsKey(method + desc)) {
            ofRecord(method, ofRecord.get(method + desc), writer);
            return null;
        }
        return new MethodVisitor(Opcodes.ASM9, writer) {
            @Override
            public void visitInvokeDynamicInsn(String asked, String type, Handle bootstrap, Object... args) {
                if (DynamicCalls.isLambda(bootstrap)) {
                    LambdaClasses.Place place = lambdas.places().next();
                    number(this, place.which());
                    visitMethodInsn(Opcodes.INVOKESTATIC, place.type(), place.method(), place.descriptor(), false);
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

    /** A method of a record, in place of what asks the platform to make it. */
    private void ofRecord(String method, List<Handle> fields, MethodVisitor code) {
        RecordMethod made = new RecordMethod(name, fields, code);
        code.visitCode();
        switch (method) {
            case "equals" -> made.equals();
            case "hashCode" -> made.digest();
            default -> made.text();
        }
        code.visitMaxs(0, 0);
        code.visitEnd();
    }
}
