package org.bsplint.cli;

import org.bsplint.engine.Baseline;
import org.bsplint.report.json.JsonWriter;

/** A baseline as its file: schema {@code bsplint-baseline/1}. */
final class BaselineFile {
    private BaselineFile() {}

    static String render(Baseline baseline) {
        JsonWriter json = JsonWriter.pretty().beginObject().member("schema", Baseline.SCHEMA);
        json.key("entries").beginArray();
        for (Baseline.Entry entry : baseline.entries()) {
            json.beginObject().member("rule", entry.rule()).member("component", entry.component());
            json.member("option", entry.option()).member("image", entry.image());
            json.member("fingerprint", entry.fingerprint())
                    .member("reason", entry.reason())
                    .member("owner", entry.owner());
            entry.expires().ifPresent(day -> json.member("expires", day.toString()));
            json.endObject();
        }
        return json.endArray().endObject() + "\n";
    }
}
