package org.bsplint.assembly;

import java.util.List;
import java.util.Map;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.model.BootCommand;
import org.bsplint.source.SourceFile;
import org.bsplint.value.Observation;

/** Runs a U-Boot script or environment in the mind. */
interface ScriptSources {
    record Result(List<BootCommand> commands, List<Observation> observations, List<Diagnostic> diagnostics) {
        public Result {
            commands = List.copyOf(commands);
            observations = List.copyOf(observations);
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /** @param environment variables set before it runs */
    Result run(SourceFile file, Map<String, String> environment);
}
