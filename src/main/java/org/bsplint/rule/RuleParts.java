package org.bsplint.rule;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bsplint.rule.condition.Condition;

/**
 * The conditions of all rules in binary. Each is written once; a list of conditions is their count and the place of each, and
 * is named by its own place. Place 0 is the empty list.
 */
final class RuleParts {
    private final RuleCodec.Sink sink = new RuleCodec.Sink();
    private final ConditionCodec codec = new ConditionCodec();
    private final Map<Condition, Integer> conditions = new HashMap<>();
    private final Map<List<Condition>, Integer> lists = new HashMap<>();

    RuleParts() throws IOException {
        sink.out.writeInt(0);
    }

    /** Writes a list, if it is not there yet; its place. */
    int write(List<Condition> list) throws IOException {
        Integer known = list.isEmpty() ? Integer.valueOf(0) : lists.get(list);
        if (known != null) {
            return known;
        }
        List<Integer> places = new ArrayList<>();
        for (Condition condition : list) {
            Integer place = conditions.get(condition);
            if (place == null) {
                place = sink.bytes.size();
                codec.write(sink.out, condition);
                conditions.put(condition, place);
            }
            places.add(place);
        }
        int place = sink.bytes.size();
        sink.out.writeInt(places.size());
        for (int each : places) {
            sink.out.writeInt(each);
        }
        lists.put(list, place);
        return place;
    }

    byte[] bytes() {
        return sink.bytes.toByteArray();
    }

    /** The way back, a condition at a time; what was read is kept. */
    static final class Reader {
        private final byte[] document;
        private final int start;
        private final ConditionCodec codec = new ConditionCodec();
        private final Map<Integer, Condition> known = new HashMap<>();
        private final Map<Integer, List<Condition>> lists = new HashMap<>();

        /** @param start where the parts begin */
        Reader(byte[] document, int start) {
            this.document = document;
            this.start = start;
        }

        /** Of one place always the same list: rules that share one share what is found out about it. */
        synchronized List<Condition> conditions(int place) {
            return place == 0 ? List.of() : lists.computeIfAbsent(place, this::read);
        }

        private List<Condition> read(int place) {
            try (DataInputStream in = at(place)) {
                int count = in.readInt();
                Condition[] conditions = new Condition[count];
                for (int i = 0; i < count; i++) {
                    conditions[i] = condition(in.readInt());
                }
                return List.of(conditions);
            } catch (IOException broken) {
                throw RuleCodec.broken(broken);
            }
        }

        private Condition condition(int place) throws IOException {
            Condition condition = known.get(place);
            if (condition == null) {
                try (DataInputStream in = at(place)) {
                    condition = codec.read(in);
                }
                known.put(place, condition);
            }
            return condition;
        }

        private DataInputStream at(int place) {
            int from = start + place;
            return new DataInputStream(new ByteArrayInputStream(document, from, document.length - from));
        }
    }
}
