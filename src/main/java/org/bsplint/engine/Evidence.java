package org.bsplint.engine;

import java.util.Optional;
import org.bsplint.model.BootCommand;
import org.bsplint.value.Deferred;
import org.bsplint.value.Option;
import org.bsplint.value.Truth;

/**
 * One condition of a rule and what came of it.
 *
 * @param fact the condition as written: {@code optee.CFG_STM32_BSEC_WRITE is enabled}
 * @param told why, in words; made when it is asked for
 * @param option the option it read, if it read one
 * @param command the command it matched, if it matched one
 */
public record Evidence(
        String fact, Truth truth, Deferred<String> told, Optional<Option> option, Optional<BootCommand> command) {
    public String explanation() {
        return told.get();
    }
}
