package org.bsplint.rule;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bsplint.diagnostic.Severity;
import org.bsplint.model.Operation;

/**
 * Rules in binary, without their examples: what ships is read so at start, since reading and checking the YAML of hundreds
 * of rules takes far longer than a whole check.
 */
public final class RuleCodec {
    private RuleCodec() {}

    public static byte[] write(RuleSet set) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(set.version());
            map(out, set.added());
            out.writeInt(set.rules().size());
            for (Rule rule : set.rules()) {
                rule(out, rule);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    public static RuleSet read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            String version = in.readUTF();
            Map<String, String> added = map(in);
            int count = in.readInt();
            List<Rule> rules = new ArrayList<>(count);
            ConditionCodec conditions = new ConditionCodec();
            for (int i = 0; i < count; i++) {
                rules.add(rule(in, conditions));
            }
            return new RuleSet(version, rules, added);
        } catch (IOException broken) {
            throw new UncheckedIOException("broken in the program: its prepared rules", broken);
        }
    }

    private static void rule(DataOutputStream out, Rule rule) throws IOException {
        out.writeUTF(rule.name());
        out.writeUTF(rule.pack());
        texts(out, rule.aliases());
        out.writeByte(rule.severity().standard().ordinal());
        out.writeByte(rule.severity().byOperation().size());
        for (Map.Entry<Operation, Severity> entry :
                rule.severity().byOperation().entrySet()) {
            out.writeByte(entry.getKey().ordinal());
            out.writeByte(entry.getValue().ordinal());
        }
        out.writeBoolean(rule.irreversible());
        out.writeUTF(rule.summary());
        out.writeUTF(rule.message().text());
        out.writeUTF(rule.fix().description().text());
        map(out, rule.fix().set());
        out.writeUTF(rule.why());
        texts(out, rule.console());
        texts(out, rule.references());
        texts(out, rule.checklist());
        ConditionCodec conditions = new ConditionCodec();
        conditions.write(out, rule.appliesTo());
        conditions.write(out, rule.when());
        conditions.write(out, rule.require());
    }

    private static Rule rule(DataInputStream in, ConditionCodec conditions) throws IOException {
        return new Rule(
                in.readUTF(),
                in.readUTF(),
                texts(in),
                severities(in),
                in.readBoolean(),
                in.readUTF(),
                new Template(in.readUTF()),
                new RuleFix(new Template(in.readUTF()), map(in)),
                in.readUTF(),
                texts(in),
                texts(in),
                texts(in),
                conditions.read(in),
                conditions.read(in),
                conditions.read(in),
                List.of());
    }

    private static Severities severities(DataInputStream in) throws IOException {
        Severity standard = Severity.values()[in.readByte()];
        int count = in.readByte();
        Map<Operation, Severity> byOperation = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            byOperation.put(Operation.values()[in.readByte()], Severity.values()[in.readByte()]);
        }
        return new Severities(standard, byOperation);
    }

    static void texts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            out.writeUTF(text);
        }
    }

    static List<String> texts(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(in.readUTF());
        }
        return texts;
    }

    private static void map(DataOutputStream out, Map<String, String> map) throws IOException {
        out.writeInt(map.size());
        for (Map.Entry<String, String> entry : map.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeUTF(entry.getValue());
        }
    }

    private static Map<String, String> map(DataInputStream in) throws IOException {
        int count = in.readInt();
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            map.put(in.readUTF(), in.readUTF());
        }
        return map;
    }
}
