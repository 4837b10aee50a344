package org.bsplint.build;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Adds one entry to the program's archive, the last and not compressed, with the files that it reads at start: their bytes one
 * after another; then the length of those, the number of files, and name and length of each; then the length of this list and
 * a mark. {@code org.bsplint.source.ProgramFiles} finds it from the archive's end. The other entries stay as they are.
 */
public final class ProgramFilesEntry {
    private static final String NAME = "program-files";
    private static final long MARK = 0x42535046494C4553L;
    private static final int LOCAL_HEADER = 0x04034B50;
    private static final int DIRECTORY_HEADER = 0x02014B50;
    private static final int END_OF_DIRECTORY = 0x06054B50;
    private static final int END_LENGTH = 22;
    private static final int VERSION = 10;
    /** First of January 1980 in the archive's own form, as in every build. */
    private static final int DATE = 0x0021;

    private final ByteBuffer archive;

    private ProgramFilesEntry(byte[] archive) {
        this.archive = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** @param args the archive */
    public static void main(String[] args) throws IOException {
        Path path = Path.of(args[0]);
        byte[] files = files(path);
        Files.write(path, new ProgramFilesEntry(Files.readAllBytes(path)).with(files));
    }

    private static final List<String> FOLDERS = List.of("rules/", "answers/", "org/bsplint/");

    /** What no class is, and no text of a rule: those are read in their binary form. */
    private static boolean isReadAtStart(ZipEntry entry) {
        String name = entry.getName();
        return !entry.isDirectory()
                && !name.equals(NAME)
                && !name.endsWith(".class")
                && !name.endsWith(".yaml")
                && FOLDERS.stream().anyMatch(name::startsWith);
    }

    private static byte[] files(Path archive) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        try (ZipFile zip = new ZipFile(archive.toFile());
                DataOutputStream whole = new DataOutputStream(all);
                DataOutputStream names = new DataOutputStream(list)) {
            List<ZipEntry> entries = new ArrayList<>(
                    zip.stream().filter(ProgramFilesEntry::isReadAtStart).toList());
            entries.sort(java.util.Comparator.comparing(ZipEntry::getName));
            for (ZipEntry entry : entries) {
                byte[] bytes = zip.getInputStream(entry).readAllBytes();
                whole.write(bytes);
                names.writeUTF(entry.getName());
                names.writeInt(bytes.length);
            }
            int length = all.size();
            whole.writeInt(length);
            whole.writeInt(entries.size());
            list.writeTo(whole);
            whole.writeInt(2 * Integer.BYTES + list.size());
            whole.writeLong(MARK);
        }
        return all.toByteArray();
    }

    private byte[] with(byte[] files) throws IOException {
        int end = archive.capacity() - END_LENGTH;
        if (archive.getInt(end) != END_OF_DIRECTORY) {
            throw new IOException("an archive with a comment, or none");
        }
        int entries = Short.toUnsignedInt(archive.getShort(end + 10));
        int directoryLength = archive.getInt(end + 12);
        int directory = archive.getInt(end + 16);
        byte[] name = NAME.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(files);

        ByteBuffer common = buffer(26);
        common.putShort((short) VERSION).putInt(0).putShort((short) 0).putShort((short) DATE);
        common.putInt((int) sum.getValue()).putInt(files.length).putInt(files.length);
        common.putShort((short) name.length).putShort((short) 0);
        byte[] described = common.array();

        ByteBuffer result = buffer(archive.capacity() + files.length + 2 * name.length + 30 + 46);
        result.put(archive.array(), 0, directory);
        result.putInt(LOCAL_HEADER).put(described).put(name).put(files);
        int newDirectory = result.position();
        result.put(archive.array(), directory, directoryLength);
        result.putInt(DIRECTORY_HEADER).putShort((short) VERSION).put(described);
        result.putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(0)
                .putInt(directory)
                .put(name);
        int newLength = result.position() - newDirectory;
        result.putInt(END_OF_DIRECTORY).putInt(0);
        result.putShort((short) (entries + 1)).putShort((short) (entries + 1));
        result.putInt(newLength).putInt(newDirectory).putShort((short) 0);
        return result.array();
    }

    private static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
