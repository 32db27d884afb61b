package netlab.basics;

import java.io.IOException;

/** All echo servers of the lecture: the same on the wire, and different in how many clients they serve at a time. */
enum EchoVariant {
    ECHO(() -> RunningServer.of(EchoServer::serve), false),
    ONE(() -> RunningServer.of(EchoOneServer::serve), false),
    ERRORS(() -> RunningServer.of(listener -> EchoErrorsServer.serve(listener, 120_000)), false),
    CONVENIENCE(() -> RunningServer.of(EchoConvenienceServer::serve), false),
    ARGUMENTS(() -> RunningServer.of(EchoArgumentsServer::serve), false),
    THREADS(() -> RunningServer.of(EchoThreadsServer::serve), true),
    SELECTOR(RunningServer::selector, true),
    REUSABLE(RunningServer::reusable, true),
    TCP_SERVER(RunningServer::tcpServer, true);

    private interface Start {
        RunningServer start() throws IOException;
    }

    private final Start start;
    private final boolean concurrent;

    EchoVariant(Start start, boolean concurrent) {
        this.start = start;
        this.concurrent = concurrent;
    }

    RunningServer start() throws IOException {
        return start.start();
    }

    /** Whether it serves many clients at a time. */
    boolean isConcurrent() {
        return concurrent;
    }
}
