package org.bsplint.build;

import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The fields of a class of lambdas: which of them an object is, and as many of each kind as one captures at most.
 *
 * @param most by the order of {@link #KINDS}
 */
record Captures(String owner, int[] most) {
    /** References, what the virtual machine holds as int, and the other primitives. */
    private static final List<Type> KINDS =
            List.of(Type.getType(Object.class), Type.INT_TYPE, Type.LONG_TYPE, Type.FLOAT_TYPE, Type.DOUBLE_TYPE);

    private static final int[] NOTHING = {
        Opcodes.ACONST_NULL, Opcodes.ICONST_0, Opcodes.LCONST_0, Opcodes.FCONST_0, Opcodes.DCONST_0
    };
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

    private String constructor() {
        StringBuilder desc = new StringBuilder("(I");
        for (int kind = 0; kind < most.length; kind++) {
            desc.append(KINDS.get(kind).getDescriptor().repeat(most[kind]));
        }
        return desc.append(")V").toString();
    }

    /** The fields and the constructor that takes them all. */
    void declare(ClassWriter writer) {
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PRIVATE, "<init>", constructor(), null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        int local = store(writer, code, WHICH, Type.INT_TYPE, 1);
        for (int kind = 0; kind < most.length; kind++) {
            for (int i = 0; i < most[kind]; i++) {
                local = store(writer, code, field(kind, i), KINDS.get(kind), local);
            }
        }
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private int store(ClassWriter writer, MethodVisitor code, String field, Type type, int local) {
        writer.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, field, type.getDescriptor(), null, null)
                .visitEnd();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), local);
        code.visitFieldInsn(Opcodes.PUTFIELD, owner, field, type.getDescriptor());
        return local + type.getSize();
    }

    /** A static method from what a lambda captures to the lambda. */
    void factory(ClassWriter writer, String name, String captures, int which) {
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, name, captures, null, null);
        code.visitCode();
        code.visitTypeInsn(Opcodes.NEW, owner);
        code.visitInsn(Opcodes.DUP);
        code.visitLdcInsn(which);
        for (int kind = 0; kind < most.length; kind++) {
            int loaded = 0;
            int local = 0;
            for (Type type : Type.getArgumentTypes(captures)) {
                if (kind(type) == kind) {
                    code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), local);
                    loaded++;
                }
                local += type.getSize();
            }
            for (; loaded < most[kind]; loaded++) {
                code.visitInsn(NOTHING[kind]);
            }
        }
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, owner, "<init>", constructor(), false);
        code.visitInsn(Opcodes.ARETURN);
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
