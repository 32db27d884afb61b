package netlab.net.cli;

import netlab.net.Addresses;
import netlab.net.Server;

/** Runs a started server at the command line: ready line, signal, orderly end. */
public final class ServerRun {
    private ServerRun() {}

    /**
     * Prints {@code <program> listening on <host>:<port>}, flushed, and returns when the server is closed, by itself or
     * by SIGINT or SIGTERM.
     *
     * <p>On a signal the server is closed, and the process ends with exit code 0: the virtual machine's own 128 + n
     * would look like a failure to a script that asked it to stop.
     */
    public static void untilStopped(Server server, String program, String host, Stdio stdio)
            throws InterruptedException {
        untilStopped(server, program, host, stdio, () -> {});
    }

    /**
     * Does the same, and runs {@code afterReadyLine} when that line is out: for a server that itself prints, and could
     * otherwise be first, since it accepts from the moment it is bound.
     */
    public static void untilStopped(Server server, String program, String host, Stdio stdio, Runnable afterReadyLine)
            throws InterruptedException {
        Thread hook = new Thread(() -> closeAndHalt(server, stdio), program + "-signal");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            stdio.out().println(program + " listening on " + Addresses.format(host, server.port()));
            stdio.out().flush();
            afterReadyLine.run();
            server.awaitClosed();
        } finally {
            removeUnlessStopping(hook);
        }
    }

    private static void closeAndHalt(Server server, Stdio stdio) {
        server.close();
        stdio.out().flush();
        stdio.err().flush();
        Runtime.getRuntime().halt(0);
    }

    private static void removeUnlessStopping(Thread hook) throws InterruptedException {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            hook.join(); // the hook is what closed the server; it ends the process
        }
    }
}
