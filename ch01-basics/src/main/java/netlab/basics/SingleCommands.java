package netlab.basics;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import netlab.basics.Examples.Example;
import netlab.net.Addresses;
import netlab.net.cli.EndpointOptions;
import netlab.net.cli.Stdio;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The commands that are not a server or a client. */
final class SingleCommands {
    private static final int HTTP_PORT = 80;

    private SingleCommands() {}

    @Command(description = "A GET by hand: prints status line, headers and the start of the body.")
    static final class Browser implements Callable<Integer> {
        @Mixin
        private final EndpointOptions options = new EndpointOptions(HTTP_PORT);

        @Parameters(index = "0", arity = "0..1", paramLabel = "HOST", description = "The server, instead of --host.")
        private String host;

        @Parameters(
                index = "1",
                arity = "0..1",
                paramLabel = "PATH",
                defaultValue = "/",
                description = "What to get (default: ${DEFAULT-VALUE}).")
        private String path;

        @Override
        public Integer call() throws IOException {
            String server = host == null ? options.host() : host;
            try {
                MiniBrowser.run(server, options.port(), path);
            } catch (IOException e) {
                String where = Addresses.format(server, options.port());
                throw new IOException("cannot browse " + where + ": " + e.getMessage(), e);
            }
            return 0;
        }
    }

    @Command(
            description = "An integer on the wire: as text, as bytes big- and little-endian, read signed and unsigned.")
    static final class IntegersOnTheWire extends WithHelp implements Callable<Integer> {
        @Parameters(arity = "0..1", paramLabel = "N", description = "-2147483648 to 4294967295.")
        private long n = Integers.DEFAULT;

        @Override
        public Integer call() throws IOException {
            Integers.run(n);
            return 0;
        }
    }

    @Command(description = "Messages on a stream four ways: fixed length, delimited, length-prefixed, typed.")
    static final class Messages extends WithHelp implements Callable<Integer> {
        @Override
        public Integer call() throws IOException {
            FixedLengthMessages.run();
            DelimitedMessages.run();
            LengthPrefixedMessages.run();
            TypedMessages.run();
            return 0;
        }
    }

    @Command(description = "This machine's addresses, what ports are for, and what a wildcard address means.")
    static final class Addressing extends WithHelp implements Callable<Integer> {
        @Override
        public Integer call() throws IOException {
            AddressesAndPorts.run();
            return 0;
        }
    }

    @Command(description = "All examples, one line each.")
    static final class Listing extends WithHelp implements Callable<Integer> {
        private final PrintStream out;

        Listing(Stdio stdio) {
            this.out = stdio.out();
        }

        @Override
        public Integer call() {
            Examples.PAIRS.forEach(example -> print(example, " server|client"));
            print(Examples.ECHO_ARGUMENTS, " server|client");
            print(Examples.HALF_CLOSE, " [server|client]");
            print(Examples.DEAD_PEER, " [server|client]");
            print("browser HOST [PATH]", "a GET by hand; -p for a port that is not " + HTTP_PORT);
            print("integers [N]", "an integer as text and as bytes, big and little, signed and not");
            print("messages", "messages on a stream four ways: fixed, delimited, length-prefixed, typed");
            print("addresses", "this machine's addresses, what ports are for, the wildcard");
            print("list", "this list");
            return 0;
        }

        private void print(Example example, String sides) {
            print(example.name() + sides, example.shows() + " (port " + example.port() + ")");
        }

        private void print(String usage, String shows) {
            out.printf("%-31s %s%n", usage, shows);
        }
    }
}
