package org.bsplint.build;

import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The fields of a class of lambdas: which of them an object is, and as many of each kind as one captures at most. Lambdas that
 * capture the same kinds are made by the same method, so that each place that makes one does not have to be linked anew.
 *
 * @param most by the order of {@link #KINDS}
 */
record Captures(String owner, int[] most) {
    /** References, what the virtual machine holds as int, and the other primitives. */
    private static final List<Type> KINDS =
            List.of(Type.getType(Object.class), Type.INT_TYPE, Type.LONG_TYPE, Type.FLOAT_TYPE, Type.DOUBLE_TYPE);

    private static final String WHICH = "which";

    static Captures of(String owner, List<Lambda> lambdas) {
        int[] most = new int[KINDS.size()];
        for (Lambda lambda : lambdas) {
            int[] count = new int[KINDS.size()];
            for (Type type : lambda.captured()) {
                int kind = kind(type);
                most[kind] = Math.max(most[kind], ++count[kind]);
            }
        }
        return new Captures(owner, most);
    }

    private static int kind(Type type) {
        return switch (type.getSort()) {
            case Type.OBJECT, Type.ARRAY -> 0;
            case Type.LONG -> 2;
            case Type.FLOAT -> 3;
            case Type.DOUBLE -> 4;
            default -> 1;
        };
    }

    private static String field(int kind, int at) {
        return KINDS.get(kind).getDescriptor().charAt(0) + Integer.toString(at);
    }

    /** The kinds of what is captured, and which lambda it is: what a factory takes. */
    static Type[] taken(Type[] captured) {
        return Stream.concat(Stream.of(captured).map(type -> KINDS.get(kind(type))), Stream.of(Type.INT_TYPE))
                .toArray(Type[]::new);
    }

    void declare(ClassWriter writer) {
        field(writer, WHICH, Type.INT_TYPE);
        for (int kind = 0; kind < most.length; kind++) {
            for (int i = 0; i < most[kind]; i++) {
                field(writer, field(kind, i), KINDS.get(kind));
            }
        }
    }

    private static void field(ClassWriter writer, String name, Type type) {
        writer.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, name, type.getDescriptor(), null, null)
                .visitEnd();
    }

    /** A static method that makes lambdas, and the constructor that it calls: both take the same. */
    void factory(ClassWriter writer, String name, Type[] taken) {
        String constructor = Type.getMethodDescriptor(Type.VOID_TYPE, taken);
        construct(writer, constructor, taken);
        String made = Type.getMethodDescriptor(Type.getObjectType(owner), taken);
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, name, made, null, null);
        code.visitCode();
        code.visitTypeInsn(Opcodes.NEW, owner);
        code.visitInsn(Opcodes.DUP);
        int local = 0;
        for (Type type : taken) {
            code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), local);
            local += type.getSize();
        }
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, owner, "<init>", constructor, false);
        code.visitInsn(Opcodes.ARETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private void construct(ClassWriter writer, String desc, Type[] taken) {
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PRIVATE, "<init>", desc, null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        int[] count = new int[KINDS.size()];
        int local = 1;
        for (int i = 0; i < taken.length; i++) {
            int kind = kind(taken[i]);
            String field = i == taken.length - 1 ? WHICH : field(kind, count[kind]++);
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitVarInsn(taken[i].getOpcode(Opcodes.ILOAD), local);
            code.visitFieldInsn(Opcodes.PUTFIELD, owner, field, taken[i].getDescriptor());
            local += taken[i].getSize();
        }
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    void which(MethodVisitor code) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitFieldInsn(Opcodes.GETFIELD, owner, WHICH, "I");
    }

    /** Puts what a lambda captured on the stack. */
    void load(MethodVisitor code, Type[] types) {
        int[] count = new int[KINDS.size()];
        for (Type type : types) {
            int kind = kind(type);
            Type held = KINDS.get(kind);
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitFieldInsn(Opcodes.GETFIELD, owner, field(kind, count[kind]++), held.getDescriptor());
            Conversion.convert(code, held, type);
        }
    }
}
