package netlab.basics;

import java.io.IOException;
import java.util.List;
import netlab.net.Addresses;

/** The examples that have a server and a client. */
final class Examples {
    static final Example ECHO = new Example(
            "echo", 9000, "chapter 1: bytes come back unchanged", server(EchoServer::run), client(EchoClient::run));

    static final Example ECHO_ARGUMENTS = new Example(
            "echo-arguments",
            2500,
            "TCP lecture: port, -s and -p from the command line",
            server(EchoArgumentsServer::run),
            client(EchoArgumentsClient::run));

    static final Example HALF_CLOSE = new Example(
            "half-close",
            2500,
            "the client says \"done sending\" and still reads",
            server(HalfCloseServer::run),
            client(HalfCloseClient::run));

    static final Example DEAD_PEER = new Example(
            "dead-peer",
            2500,
            "a peer that says nothing any more: blocking read, timeout, keep-alive",
            server(DeadPeerServer::run),
            client(DeadPeerClient::run));

    /** Those that are run one side at a time with the common options and no more, in the order of the lecture. */
    static final List<Example> PAIRS = List.of(
            ECHO,
            new Example(
                    "hello",
                    9000,
                    "chapter 1: a greeting; the end of the stream ends the message",
                    server(HelloServer::run),
                    client(HelloClient::run)),
            new Example(
                    "echo-one",
                    2500,
                    "TCP lecture, step 1: socket, bind, listen, accept; one client at a time",
                    server(EchoOneServer::run),
                    client(EchoOneClient::run)),
            new Example(
                    "echo-errors",
                    2500,
                    "TCP lecture, step 2: every error has a name, and none ends the server",
                    server(EchoErrorsServer::run),
                    client(EchoErrorsClient::run)),
            new Example(
                    "echo-threads",
                    2500,
                    "TCP lecture, step 3: a thread a client",
                    server(EchoThreadsServer::run),
                    client(EchoErrorsClient::run)),
            new Example(
                    "echo-selector",
                    2500,
                    "TCP lecture, step 4: all clients in one thread (multiplexing)",
                    server(EchoSelectorServer::run),
                    client(EchoErrorsClient::run)),
            new Example(
                    "echo-reusable",
                    2500,
                    "TCP lecture, step 5: a server class to use again",
                    server(EchoReusableServer::run),
                    client(EchoErrorsClient::run)),
            new Example(
                    "echo-tcpserver",
                    2500,
                    "TCP lecture, step 6: the same with the TcpServer of common-net",
                    EchoTcpServer::run, // its own ready line, signals and errors
                    client(EchoErrorsClient::run)),
            new Example(
                    "echo-convenience",
                    2500,
                    "TCP lecture: the convenience constructors",
                    server(EchoConvenienceServer::run),
                    client(EchoConvenienceClient::run)),
            new Example(
                    "time",
                    9999,
                    "what time it is on the server, in the format of C's ctime",
                    server(TimeServer::run),
                    client(TimeClient::run)),
            new Example(
                    "number",
                    3333,
                    "1 to 10 become words: requests and answers without an end",
                    server(NumberServer::run),
                    client(NumberClient::run)),
            new Example(
                    "partial-read",
                    9999,
                    "20 bytes in pieces of at most 4, the list growing",
                    server(PartialReadServer::run),
                    client(PartialReadClient::run)));

    private Examples() {}

    /** One row of the list: a name, the handout's port, one line about it, and the two programs. */
    record Example(String name, int port, String shows, Side server, Side client) {}

    /** A server or a client, from start to end. */
    @FunctionalInterface
    interface Side {
        void run(String host, int port) throws IOException, InterruptedException;
    }

    /**
     * The lecture's servers have no {@code close}. A signal ends the process, which is what releases the port, and the
     * exit code is 0, since ending is what the signal asked for.
     */
    private static Side server(Side server) {
        return (host, port) -> {
            Thread onSignal = new Thread(Examples::flushAndHalt, "signal");
            Runtime.getRuntime().addShutdownHook(onSignal);
            try {
                server.run(host, port);
            } catch (IOException e) {
                throw new IOException("cannot listen on " + Addresses.format(host, port) + ": " + e.getMessage(), e);
            } finally {
                Runtime.getRuntime().removeShutdownHook(onSignal);
            }
        };
    }

    private static void flushAndHalt() {
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(0);
    }

    private static Side client(Side client) {
        return (host, port) -> {
            try {
                client.run(host, port);
            } catch (IOException e) {
                throw new IOException("cannot talk to " + Addresses.format(host, port) + ": " + e.getMessage(), e);
            }
        };
    }
}
