package org.bsplint.eval.dotconfig;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;

/**
 * The configuration as OP-TEE's own build wrote it into its output folder: {@code conf.mk} with the text of each
 * {@code CFG_} variable, or {@code conf.h} with what C code sees of it (check-conf-mk and check-conf-h of
 * optee_os/mk/checkconf.mk). Every variable that make knew is listed: what is not listed was not defined.
 *
 * @param header a {@code conf.h}: {@code y} reads as 1 there, and {@code n} and empty as not set
 */
public record BuiltConf(SourceFile file, boolean header, Map<String, Entry> entries) {
    /**
     * One variable.
     *
     * @param text as written: blanks are one each; empty for "not set" of a header
     */
    public record Entry(String text, Span span) {}

    private static final Pattern LINE = Pattern.compile("(?m)^((?:CFG|PLATFORM|ARCH)\\w*)=(.*)$");
    private static final Pattern DEFINE =
            Pattern.compile("(?m)^#define ((?:CFG|PLATFORM)\\w*) (.*)$|^/\\* ((?:CFG|PLATFORM)\\w*) is not set \\*/");

    public BuiltConf {
        entries = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /** Empty if the file is none: the makefiles of platforms are called {@code conf.mk} too. */
    public static Optional<BuiltConf> read(SourceFile file) {
        boolean header = file.path().endsWith(".h");
        Map<String, Entry> entries = new TreeMap<>();
        Matcher lines = (header ? DEFINE : LINE).matcher(file.text());
        while (lines.find()) {
            Span span = file.span(lines.start(), lines.end());
            boolean unset = lines.group(1) == null;
            entries.put(
                    unset ? lines.group(3) : lines.group(1),
                    new Entry(unset ? "" : lines.group(2).stripTrailing(), span));
        }
        boolean generated = header
                ? file.text().startsWith("#ifndef _")
                        && entries.keySet().stream().anyMatch(BuiltConf::isOption)
                : file.text().startsWith("# auto-generated") && entries.containsKey("PLATFORM");
        return generated ? Optional.of(new BuiltConf(file, header, entries)) : Optional.empty();
    }

    public static boolean isOption(String name) {
        return name.startsWith("CFG_");
    }

    /** The platform it was built for; a header tells it by {@code PLATFORM_<name>}. */
    public Optional<String> platform() {
        return header
                ? entries.entrySet().stream()
                        .filter(entry -> entry.getKey().matches("PLATFORM_(?!FLAVOR).+")
                                && entry.getValue().text().equals("1"))
                        .map(entry -> entry.getKey().substring("PLATFORM_".length()))
                        .findFirst()
                : text("PLATFORM");
    }

    public Optional<String> flavor() {
        return text("PLATFORM_FLAVOR");
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(entries.get(name)).map(Entry::text).filter(text -> !text.isEmpty());
    }
}
