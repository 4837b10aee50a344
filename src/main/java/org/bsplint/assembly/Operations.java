package org.bsplint.assembly;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bsplint.ecosystem.OtpMap;
import org.bsplint.ecosystem.command.FuseCommand;
import org.bsplint.ecosystem.vendor.Vendor;
import org.bsplint.model.BootCommand;
import org.bsplint.model.Operation;
import org.bsplint.project.Stated;

/** What will be done with an image: declared, and recognised in its scripts. */
final class Operations {
    private Operations() {}

    static Set<Operation> of(
            List<Stated> declared, List<BootCommand> commands, List<Vendor> vendors, Optional<OtpMap> otp) {
        Set<Operation> operations = new TreeSet<>();
        declared.forEach(stated -> Operation.of(stated.text()).ifPresent(operations::add));
        for (BootCommand command : commands) {
            if (command.reach() != BootCommand.Reach.NEVER) {
                recognise(command, vendors, otp, operations);
            }
        }
        return operations;
    }

    private static void recognise(
            BootCommand command, List<Vendor> vendors, Optional<OtpMap> otp, Set<Operation> operations) {
        if (does(command, vendors, Vendor.CLOSES_DEVICE)) {
            operations.add(Operation.CLOSE_DEVICE);
        }
        if (does(command, vendors, Vendor.BURNS_KEY_HASH)) {
            operations.add(Operation.PROVISION_KEYS);
            operations.add(Operation.PROVISION_OTP);
        }
        FuseCommand.parse(command.argv()).filter(FuseCommand::isProgramming).ifPresent(fuse -> {
            boolean burns = fuse.writes().stream()
                    .noneMatch(write ->
                            write.isPlaced() && otp.isPresent() && !otp.get().isFuse(write.bank(), write.word()));
            if (burns) {
                operations.add(Operation.PROVISION_OTP);
            }
            for (FuseCommand.Write write : fuse.writes()) {
                boolean closes = otp.isPresent()
                        && write.isKnown()
                        && otp.get()
                                .closedBy(write.bank(), write.word(), write.value())
                                .isPresent();
                boolean key = otp.isPresent()
                        && write.isPlaced()
                        && otp.get().keys().stream().anyMatch(area -> area.holds(write.bank(), write.word()));
                if (closes) {
                    operations.add(Operation.CLOSE_DEVICE);
                }
                if (key) {
                    operations.add(Operation.PROVISION_KEYS);
                }
            }
        });
    }

    private static boolean does(BootCommand command, List<Vendor> vendors, String deed) {
        return vendors.stream()
                .flatMap(vendor -> vendor.keyCommands().stream())
                .anyMatch(row -> row.does().equals(deed) && row.isRunBy(command.argv()));
    }
}
