package org.bsplint.build;

import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The code of a method that a record has of itself, as {@code java.lang.runtime.ObjectMethods} makes it on JDK 17. */
record RecordMethod(String name, List<Handle> fields, MethodVisitor code) {
    private static final String BUILDER = "java/lang/StringBuilder";

    private Type get(int local, Handle field) {
        code.visitVarInsn(Opcodes.ALOAD, local);
        if (local > 0) {
            code.visitTypeInsn(Opcodes.CHECKCAST, name);
        }
        code.visitFieldInsn(Opcodes.GETFIELD, field.getOwner(), field.getName(), field.getDesc());
        return Type.getType(field.getDesc());
    }

    void equals() {
        Label differ = new Label();
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitTypeInsn(Opcodes.INSTANCEOF, name);
        code.visitJumpInsn(Opcodes.IFEQ, differ);
        for (Handle field : fields) {
            get(0, field);
            Type type = get(1, field);
            switch (type.getSort()) {
                case Type.OBJECT, Type.ARRAY -> {
                    call("java/util/Objects", "equals", "(Ljava/lang/Object;Ljava/lang/Object;)Z");
                    code.visitJumpInsn(Opcodes.IFEQ, differ);
                }
                case Type.LONG, Type.FLOAT, Type.DOUBLE -> {
                    String both = "(" + type.getDescriptor().repeat(2) + ")I";
                    call(Conversion.wrapper(type), "compare", both);
                    code.visitJumpInsn(Opcodes.IFNE, differ);
                }
                default -> code.visitJumpInsn(Opcodes.IF_ICMPNE, differ);
            }
        }
        code.visitInsn(Opcodes.ICONST_1);
        code.visitInsn(Opcodes.IRETURN);
        code.visitLabel(differ);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        code.visitInsn(Opcodes.ICONST_0);
        code.visitInsn(Opcodes.IRETURN);
    }

    /** 31 times what is before, and that of the next field. */
    void digest() {
        code.visitInsn(Opcodes.ICONST_0);
        for (Handle field : fields) {
            code.visitIntInsn(Opcodes.BIPUSH, 31);
            code.visitInsn(Opcodes.IMUL);
            Type type = get(0, field);
            if (Conversion.isPrimitive(type)) {
                call(Conversion.wrapper(type), "hashCode", "(" + type.getDescriptor() + ")I");
            } else {
                call("java/util/Objects", "hashCode", "(Ljava/lang/Object;)I");
            }
            code.visitInsn(Opcodes.IADD);
        }
        code.visitInsn(Opcodes.IRETURN);
    }

    void text() {
        code.visitTypeInsn(Opcodes.NEW, BUILDER);
        code.visitInsn(Opcodes.DUP);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, BUILDER, "<init>", "()V", false);
        String before = name.replaceFirst("^.*[/$][0-9]*", "") + "[";
        for (Handle field : fields) {
            code.visitLdcInsn(before + field.getName() + "=");
            append("Ljava/lang/String;");
            before = ", ";
            append(appended(get(0, field)));
        }
        code.visitLdcInsn(fields.isEmpty() ? before + "]" : "]");
        append("Ljava/lang/String;");
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, BUILDER, "toString", "()Ljava/lang/String;", false);
        code.visitInsn(Opcodes.ARETURN);
    }

    private static String appended(Type type) {
        return switch (type.getSort()) {
            case Type.OBJECT, Type.ARRAY -> "Ljava/lang/Object;";
            case Type.BYTE, Type.SHORT -> "I";
            default -> type.getDescriptor();
        };
    }

    private void append(String taken) {
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, BUILDER, "append", "(" + taken + ")L" + BUILDER + ";", false);
    }

    private void call(String owner, String method, String desc) {
        code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, method, desc, false);
    }
}
