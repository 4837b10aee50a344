package org.bsplint.build;

import java.util.Map;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What the virtual machine does where the types of a lambda and of its interface differ: casts, boxing, widening. */
final class Conversion {
    private static final Map<Type, String> WRAPPERS = Map.of(
            Type.BOOLEAN_TYPE, "java/lang/Boolean",
            Type.CHAR_TYPE, "java/lang/Character",
            Type.BYTE_TYPE, "java/lang/Byte",
            Type.SHORT_TYPE, "java/lang/Short",
            Type.INT_TYPE, "java/lang/Integer",
            Type.LONG_TYPE, "java/lang/Long",
            Type.FLOAT_TYPE, "java/lang/Float",
            Type.DOUBLE_TYPE, "java/lang/Double");

    private Conversion() {}

    static boolean isPrimitive(Type type) {
        return type.getSort() < Type.ARRAY;
    }

    static String wrapper(Type primitive) {
        return WRAPPERS.get(primitive);
    }

    /** Of the value on the stack. */
    static void convert(MethodVisitor code, Type from, Type to) {
        if (isPrimitive(from) && isPrimitive(to)) {
            widen(code, from, to);
        } else if (isPrimitive(from)) {
            String wrapper = wrapper(from);
            String boxing = "(" + from.getDescriptor() + ")L" + wrapper + ";";
            code.visitMethodInsn(Opcodes.INVOKESTATIC, wrapper, "valueOf", boxing, false);
        } else if (isPrimitive(to)) {
            unbox(code, from, to);
        } else if (!from.equals(to) && !to.getInternalName().equals("java/lang/Object")) {
            code.visitTypeInsn(Opcodes.CHECKCAST, to.getInternalName());
        }
    }

    /** Of what a lambda's body returned, to what its interface's method returns. */
    static void result(MethodVisitor code, Type from, Type to) {
        if (to.getSort() != Type.VOID) {
            convert(code, from, to);
        } else if (from.getSort() != Type.VOID) {
            code.visitInsn(from.getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
        }
    }

    private static void unbox(MethodVisitor code, Type from, Type to) {
        Type held = to;
        for (Map.Entry<Type, String> one : WRAPPERS.entrySet()) {
            if (one.getValue().equals(from.getInternalName())) {
                held = one.getKey();
            }
        }
        String wrapper = wrapper(held);
        convert(code, from, Type.getObjectType(wrapper));
        String unboxing = held.getClassName() + "Value";
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, wrapper, unboxing, "()" + held.getDescriptor(), false);
        widen(code, held, to);
    }

    private static void widen(MethodVisitor code, Type from, Type to) {
        switch (kind(from) + kind(to)) {
            case "IJ" -> code.visitInsn(Opcodes.I2L);
            case "IF" -> code.visitInsn(Opcodes.I2F);
            case "ID" -> code.visitInsn(Opcodes.I2D);
            case "JF" -> code.visitInsn(Opcodes.L2F);
            case "JD" -> code.visitInsn(Opcodes.L2D);
            case "FD" -> code.visitInsn(Opcodes.F2D);
            default -> {
                // the same to the virtual machine
            }
        }
    }

    private static String kind(Type type) {
        return switch (type.getSort()) {
            case Type.LONG, Type.FLOAT, Type.DOUBLE -> type.getDescriptor();
            default -> "I";
        };
    }
}
