package org.bsplint.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.bsplint.cli.shell.ExitStatus;
import org.bsplint.cli.shell.PlainLine;
import org.bsplint.cli.shell.VersionText;
import org.bsplint.lsp.BsplintServer;
import org.bsplint.lsp.Connection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bsplint lsp}: the language server on standard input and output, until the client closes them. */
@Command(name = "lsp", description = "Language server on standard input and output.", mixinStandardHelpOptions = true)
final class LspCommand implements PlainLine.Command {
    @Option(names = "--stdio", description = "Accepted for clients that pass it; there is no other way.")
    private boolean stdio;

    @Override
    public boolean takeSwitch(String name) {
        stdio |= name.equals("--stdio");
        return name.equals("--stdio");
    }

    @Override
    public boolean take(String name, String value) {
        return false;
    }

    @Override
    public Integer call() {
        InputStream in = System.in;
        OutputStream out = System.out;
        // a stray print must not break the protocol
        System.setOut(System.err);
        BsplintServer server = new BsplintServer(VersionText.VERSION);
        try {
            Connection.serve(server, in, out).get();
        } catch (ExecutionException | CancellationException broken) {
            return ExitStatus.INTERNAL;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return ExitStatus.INTERNAL;
        }
        return server.wasShutDown() ? ExitStatus.OK : 1;
    }
}
