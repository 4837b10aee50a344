package org.bsplint.build;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Regular expressions of the program's own in place of the platform's: the names of two classes become others wherever a class
 * names them.
 *
 * @param methods what the program's own have: owner, name and descriptor
 */
record Renaming(Set<String> methods) {
    private static final String OWN = "org/bsplint/regex/";
    private static final Pattern NAMES = Pattern.compile("java/util/regex/(Pattern|Matcher)(?![A-Za-z$])");
    private static final int TEXT = 1;
    private static final int HEAD = 8;

    /** Of a folder of classes; nothing is renamed where it has no such classes. */
    static Renaming in(Path folder) throws IOException {
        Set<String> methods = new HashSet<>();
        for (String type : Set.of("Pattern", "Matcher")) {
            Path file = folder.resolve(OWN + type + ".class");
            if (Files.isRegularFile(file)) {
                calls(Files.readAllBytes(file), methods, new HashSet<>());
            }
        }
        return new Renaming(methods);
    }

    /** @throws IllegalStateException if the program's own lack what is called */
    byte[] renamed(String type, byte[] bytes) throws IOException {
        if (methods.isEmpty() || type.startsWith(OWN) || !type.startsWith("org/bsplint/")) {
            return bytes;
        }
        byte[] renamed = renamed(bytes);
        Set<String> called = new HashSet<>();
        calls(renamed, new HashSet<>(), called);
        called.removeAll(methods);
        if (!called.isEmpty()) {
            throw new IllegalStateException(type + " calls what is not there: " + called);
        }
        return renamed;
    }

    /** The constants of a class with the other names. */
    private static byte[] renamed(byte[] bytes) throws IOException {
        ByteArrayOutputStream result = new ByteArrayOutputStream(bytes.length);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        DataOutputStream out = new DataOutputStream(result);
        out.write(in.readNBytes(HEAD));
        int count = in.readUnsignedShort();
        out.writeShort(count);
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            out.writeByte(tag);
            if (tag == TEXT) {
                out.writeUTF(NAMES.matcher(in.readUTF()).replaceAll(OWN + "$1"));
            } else {
                out.write(in.readNBytes(size(tag)));
            }
            i += tag == 5 || tag == 6 ? 1 : 0; // long and double take two numbers
        }
        in.transferTo(out);
        return result.toByteArray();
    }

    /** Bytes behind the tag of a constant, by the virtual machine's specification, 4.4. */
    private static int size(int tag) {
        return switch (tag) {
            case 7, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            case 5, 6 -> 8;
            default -> 4;
        };
    }

    private static void calls(byte[] bytes, Set<String> declared, Set<String> called) {
        ClassReader reader = new ClassReader(bytes);
        ClassVisitor all = new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String desc, String generic, String[] thrown) {
                declared.add(reader.getClassName() + "." + name + desc);
                return new MethodVisitor(Opcodes.ASM9) {
                    @Override
                    public void visitMethodInsn(int code, String owner, String of, String type, boolean isInterface) {
                        if (owner.equals(OWN + "Pattern") || owner.equals(OWN + "Matcher")) {
                            called.add(owner + "." + of + type);
                        }
                    }
                };
            }
        };
        reader.accept(all, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    }
}
