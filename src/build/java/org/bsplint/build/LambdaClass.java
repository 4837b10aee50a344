package org.bsplint.build;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A class that is several lambdas: it implements their interfaces, holds which of them an object is and what that captured,
 * and its methods select.
 *
 * @param lambdas those of the same method beside each other, since a table of jumps is dense
 */
record LambdaClass(String name, List<Lambda> lambdas) {
    /** What methods that make lambdas are called. */
    static final String FACTORY = "of";

    static LambdaClass of(String name, List<Lambda> lambdas) {
        Map<String, List<Lambda>> methods = new LinkedHashMap<>();
        lambdas.forEach(one -> methods.computeIfAbsent(one.signature(), method -> new ArrayList<>())
                .add(one));
        return new LambdaClass(
                name, methods.values().stream().flatMap(Collection::stream).toList());
    }

    byte[] bytes(String nest) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        String[] types = lambdas.stream().map(Lambda::type).distinct().toArray(String[]::new);
        int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
        writer.visit(Opcodes.V17, access, name, null, "java/lang/Object", types);
        writer.visitNestHost(nest);
        Captures captures = Captures.of(name, lambdas);
        captures.declare(writer);
        lambdas.stream()
                .map(one -> List.of(Captures.taken(one.captured())))
                .distinct()
                .forEach(taken -> captures.factory(writer, FACTORY, taken.toArray(Type[]::new)));
        int from = 0;
        for (int to = 1; to <= lambdas.size(); to++) {
            String method = lambdas.get(from).signature();
            if (to == lambdas.size() || !lambdas.get(to).signature().equals(method)) {
                select(writer, captures, from, to);
                from = to;
            }
        }
        writer.visitEnd();
        return writer.toByteArray();
    }

    /** A method of an interface, which is that of the lambdas from one number up to before another. */
    private void select(ClassWriter writer, Captures captures, int from, int to) {
        Lambda first = lambdas.get(from);
        MethodVisitor code = writer.visitMethod(
                Opcodes.ACC_PUBLIC, first.method(), first.erased().getDescriptor(), null, null);
        code.visitCode();
        Label[] labels = new Label[to - from];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = new Label();
        }
        if (labels.length > 1) {
            captures.which(code);
            code.visitTableSwitchInsn(from, to - 1, labels[labels.length - 1], labels);
        }
        for (int i = 0; i < labels.length; i++) {
            code.visitLabel(labels[i]);
            if (labels.length > 1) {
                code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
            }
            call(code, captures, lambdas.get(from + i));
        }
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private static void call(MethodVisitor code, Captures captures, Lambda lambda) {
        Handle body = lambda.body();
        boolean makes = body.getTag() == Opcodes.H_NEWINVOKESPECIAL;
        Type owner = Type.getObjectType(body.getOwner());
        if (makes) {
            code.visitTypeInsn(Opcodes.NEW, body.getOwner());
            code.visitInsn(Opcodes.DUP);
        }
        List<Type> taken = new ArrayList<>(List.of(Type.getArgumentTypes(body.getDesc())));
        if (!makes && body.getTag() != Opcodes.H_INVOKESTATIC) {
            taken.add(0, owner);
        }
        captures.load(code, lambda.captured());
        arguments(code, lambda, taken.subList(lambda.captured().length, taken.size()));
        code.visitMethodInsn(opcode(body), body.getOwner(), body.getName(), body.getDesc(), body.isInterface());
        Type asked = lambda.erased().getReturnType();
        Conversion.result(code, makes ? owner : Type.getReturnType(body.getDesc()), asked);
        code.visitInsn(asked.getOpcode(Opcodes.IRETURN));
    }

    private static void arguments(MethodVisitor code, Lambda lambda, List<Type> taken) {
        Type[] given = lambda.erased().getArgumentTypes();
        Type[] wanted = lambda.wanted().getArgumentTypes();
        int local = 1;
        for (int i = 0; i < given.length; i++) {
            code.visitVarInsn(given[i].getOpcode(Opcodes.ILOAD), local);
            local += given[i].getSize();
            Conversion.convert(code, given[i], wanted[i]);
            Conversion.convert(code, wanted[i], taken.get(i));
        }
    }

    private static int opcode(Handle body) {
        return switch (body.getTag()) {
            case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
            case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
            default -> body.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
        };
    }
}
