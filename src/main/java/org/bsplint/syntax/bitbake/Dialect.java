package org.bsplint.syntax.bitbake;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What one generation of BitBake understands. Each constant is named for the Yocto series whose BitBake it was measured on;
 * series in between read as the newest one that does not go beyond them.
 */
public enum Dialect {
    /** BitBake up to 1.48, and 1.46 until mid 2021: overrides and operations are joined with {@code _}. */
    DUNFELL("1.46"),
    /** BitBake 1.50, and later releases of 1.46: as before, but {@code :} is accepted and read as {@code _}. */
    HARDKNOTT("1.50"),
    /** BitBake 1.52 to 2.0: joined with {@code :}; the old form of operations is fatal. */
    KIRKSTONE("2.0"),
    /** BitBake 2.2: class types ({@code classes-recipe}, {@code classes-global}). */
    LANGDALE("2.2"),
    /** BitBake 2.4 to 2.6: {@code addpylib}, {@code @} in flags, balanced braces in inline Python. */
    MICKLEDORE("2.4"),
    /** BitBake 2.8 to 2.10: {@code inherit_defer}. */
    SCARTHGAP("2.8"),
    /** BitBake 2.12 to 2.18: {@code include_all}, {@code addfragments}, several tasks in one {@code addtask}, weak flags. */
    WALNASCAR("2.12"),
    /** BitBake after 2.18: key expansion leaves names alone that have nothing but flags. */
    MASTER("2.19");

    private static final Map<String, Dialect> SERIES = Map.ofEntries(
            Map.entry("krogoth", DUNFELL),
            Map.entry("morty", DUNFELL),
            Map.entry("pyro", DUNFELL),
            Map.entry("rocko", DUNFELL),
            Map.entry("sumo", DUNFELL),
            Map.entry("thud", DUNFELL),
            Map.entry("warrior", DUNFELL),
            Map.entry("zeus", DUNFELL),
            Map.entry("dunfell", DUNFELL),
            Map.entry("gatesgarth", DUNFELL),
            Map.entry("hardknott", HARDKNOTT),
            Map.entry("honister", KIRKSTONE),
            Map.entry("kirkstone", KIRKSTONE),
            Map.entry("langdale", LANGDALE),
            Map.entry("mickledore", MICKLEDORE),
            Map.entry("nanbield", MICKLEDORE),
            Map.entry("scarthgap", SCARTHGAP),
            Map.entry("styhead", SCARTHGAP),
            Map.entry("walnascar", WALNASCAR),
            Map.entry("whinlatter", WALNASCAR),
            Map.entry("wrynose", WALNASCAR),
            Map.entry("master", MASTER));

    private final String version;

    Dialect(String version) {
        this.version = version;
    }

    /** The dialect of a Yocto series ({@code kirkstone}); empty for a name that is not known. */
    public static Optional<Dialect> ofSeries(String series) {
        return Optional.ofNullable(SERIES.get(series.strip().toLowerCase(Locale.ROOT)));
    }

    /** Names of the series that {@link #ofSeries} knows, sorted. */
    public static List<String> series() {
        return SERIES.keySet().stream().sorted().toList();
    }

    /** BitBake's version that this dialect was measured on. */
    public String version() {
        return version;
    }

    public boolean atLeast(Dialect other) {
        return compareTo(other) >= 0;
    }

    /** What joins a variable with an override or operation: {@code _} or {@code :}. */
    public char separator() {
        return this == DUNFELL || this == HARDKNOTT ? '_' : ':';
    }

    /** Is {@code :} in a name accepted, but only as another spelling of {@code _}? */
    public boolean readsColonAsUnderscore() {
        return this == HARDKNOTT;
    }

    /** Does inline Python skip over inner braces, and stay text while it holds an undefined <code>${name}</code>? */
    public boolean balancesBraces() {
        return atLeast(MICKLEDORE);
    }

    /** Is {@code A[f] ??= "x"} a weak default, not a plain assignment? */
    public boolean hasWeakFlags() {
        return atLeast(WALNASCAR);
    }

    /** The operation's name as history and keys have it: {@code :append} or {@code _append}. */
    public String keyword(String operation) {
        return separator() + operation;
    }
}
