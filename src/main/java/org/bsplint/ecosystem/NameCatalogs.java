package org.bsplint.ecosystem;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The names of each component, read when first asked for. Safe for several threads. */
public final class NameCatalogs {
    private final Map<String, NameCatalog> catalogs = new ConcurrentHashMap<>();

    public NameCatalog of(String component) {
        return catalogs.computeIfAbsent(component, NameCatalog::of);
    }
}
