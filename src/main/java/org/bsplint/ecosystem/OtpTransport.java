package org.bsplint.ecosystem;

import java.util.List;
import org.bsplint.ecosystem.vendor.Provenance;

/** The services by which a component asks for (U-Boot) or serves (OP-TEE, TF-A) OTP accesses: {@code smc}, {@code pta}. */
public record OtpTransport(String component, Scope scope, List<String> transports, Provenance provenance) {
    public OtpTransport {
        transports = List.copyOf(transports);
    }
}
