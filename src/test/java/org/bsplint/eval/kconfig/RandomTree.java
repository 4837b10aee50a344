package org.bsplint.eval.kconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A small Kconfig tree made from a seed, without cycles, and a {@code .config} for it. */
record RandomTree(String kconfig, String config) {
    private static final List<String> TYPES =
            List.of("bool", "bool", "bool", "bool", "tristate", "tristate", "int", "hex", "string");

    static RandomTree of(long seed) {
        return new Maker(new Random(seed)).make();
    }

    private static final class Maker {
        private final Random random;
        private final StringBuilder text = new StringBuilder();
        private final List<String> logical = new ArrayList<>();
        private final List<String> types = new ArrayList<>();
        private final int count;
        private int next;

        Maker(Random random) {
            this.random = random;
            this.count = 6 + random.nextInt(10);
            for (int i = 0; i < count; i++) {
                types.add(TYPES.get(random.nextInt(TYPES.size())));
            }
        }

        RandomTree make() {
            if (random.nextBoolean()) {
                text.append("config MODULES\n\tbool \"modules\"\n\toption modules\n");
            }
            while (next < count) {
                block(0);
            }
            return new RandomTree(text.toString(), config());
        }

        private void block(int depth) {
            int kind = depth > 2 ? 9 : random.nextInt(10);
            if (kind == 0) {
                text.append("if ").append(expression()).append('\n');
                blocks(depth);
                text.append("endif\n");
            } else if (kind == 1) {
                text.append("menu \"m\"\n");
                text.append(random.nextBoolean() ? "\tvisible if " + expression() + "\n" : "");
                text.append(random.nextBoolean() ? "\tdepends on " + expression() + "\n" : "");
                blocks(depth);
                text.append("endmenu\n");
            } else if (kind == 2 && next + 3 < count) {
                choice();
            } else {
                symbol();
            }
        }

        private void blocks(int depth) {
            for (int i = random.nextInt(4); i >= 0 && next < count; i--) {
                block(depth + 1);
            }
        }

        private void choice() {
            text.append("choice\n\tprompt \"c\"").append(condition()).append('\n');
            text.append(random.nextInt(4) == 0 ? "\toptional\n" : "");
            int first = next;
            int members = 2 + random.nextInt(2);
            if (random.nextBoolean()) {
                text.append("\tdefault S")
                        .append(first + random.nextInt(members))
                        .append(condition())
                        .append('\n');
            }
            String outside = expression();
            for (int i = 0; i < members; i++) {
                types.set(next, "bool");
                text.append("config S").append(next++).append("\n\tbool \"member\"\n");
                text.append(random.nextInt(3) == 0 ? "\tdepends on " + outside + "\n" : "");
                reverses(first + members);
            }
            text.append("endchoice\n");
            for (int i = first; i < next; i++) {
                logical.add("S" + i);
            }
        }

        private void symbol() {
            int number = next++;
            String type = types.get(number);
            text.append("config S").append(number).append("\n\t").append(type);
            text.append(random.nextInt(4) > 0 ? " \"prompt\"" + condition() : "")
                    .append('\n');
            for (int i = random.nextInt(3); i > 0; i--) {
                text.append("\tdefault ")
                        .append(value(type))
                        .append(condition())
                        .append('\n');
            }
            if (type.equals("int") && random.nextBoolean()) {
                text.append("\trange 2 7").append(condition()).append('\n');
            }
            for (int i = random.nextInt(3); i > 1; i--) {
                text.append("\tdepends on ").append(expression()).append('\n');
            }
            if (type.equals("bool") || type.equals("tristate")) {
                reverses(next);
                logical.add("S" + number);
            }
        }

        /** Selects and implies of later symbols only: no cycles. */
        private void reverses(int from) {
            for (int i = random.nextInt(4); i > 1 && from < count; i--) {
                int target = from + random.nextInt(count - from);
                if (types.get(target).equals("bool") || types.get(target).equals("tristate")) {
                    text.append(random.nextBoolean() ? "\tselect S" : "\timply S")
                            .append(target)
                            .append(condition())
                            .append('\n');
                }
            }
        }

        private String condition() {
            return random.nextInt(3) == 0 ? " if " + expression() : "";
        }

        private String expression() {
            String term = term();
            return switch (random.nextInt(6)) {
                case 0 -> term + " && " + term();
                case 1 -> term + " || " + term();
                case 2 -> "!" + term;
                case 3 -> "!(" + term + " || " + term() + ") || " + term();
                default -> term;
            };
        }

        private String term() {
            if (logical.isEmpty()) {
                return random.nextBoolean() ? "y" : "UNDEFINED";
            }
            String name = logical.get(random.nextInt(logical.size()));
            return random.nextInt(5) == 0
                    ? name + (random.nextBoolean() ? " = " : " != ") + "nmy".charAt(random.nextInt(3))
                    : name;
        }

        private String value(String type) {
            return switch (type) {
                case "int" -> Integer.toString(random.nextInt(12));
                case "hex" -> "0x" + Integer.toHexString(random.nextInt(40));
                case "string" -> "\"text" + random.nextInt(3) + "\"";
                case "tristate" -> List.of("y", "m", "n").get(random.nextInt(3));
                default -> random.nextInt(3) == 0 ? expression() : random.nextBoolean() ? "y" : "n";
            };
        }

        private String config() {
            StringBuilder lines = new StringBuilder(random.nextBoolean() ? "CONFIG_MODULES=y\n" : "");
            for (int i = 0; i < count; i++) {
                String type = types.get(i);
                boolean isLogical = type.equals("bool") || type.equals("tristate");
                if (random.nextInt(3) == 0) {
                    continue;
                }
                String value = isLogical ? "ymyn".substring(random.nextInt(4)).substring(0, 1) : value(type);
                boolean off = value.equals("n") || type.equals("bool") && value.equals("m");
                lines.append(
                        off && isLogical ? "# CONFIG_S" + i + " is not set\n" : "CONFIG_S" + i + "=" + value + "\n");
            }
            return lines.toString();
        }
    }
}
