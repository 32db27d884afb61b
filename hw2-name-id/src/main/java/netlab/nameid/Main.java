package netlab.nameid;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import netlab.net.Addresses;
import netlab.net.cli.Demo;
import netlab.net.cli.EndpointOptions;
import netlab.net.cli.Program;
import netlab.net.cli.ServerRun;
import netlab.net.cli.Stdio;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.TypeConversionException;

/** The command line of homework 2: {@code server}, {@code client}, or without either the two together. */
@Command(
        name = "hw2-name-id",
        description = "A name for an id over TCP. Without a command: the server and a client in one process.",
        subcommands = {Main.ServerCommand.class, Main.ClientCommand.class})
public final class Main implements Callable<Integer> {
    private static final String PROGRAM = "hw2-name-id";
    private static final int PORT = 9000;

    /** For the connection, and for the whole exchange, in which nobody has to think. */
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private static final StudentId DEFAULT_ID = new StudentId(20260562);

    private final Stdio stdio;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    Main(Stdio stdio) {
        this.stdio = stdio;
    }

    /** Runs the program. */
    public static void main(String... args) {
        Stdio stdio = Stdio.system();
        Program.main(new Main(stdio), stdio, args);
    }

    /** The demo. */
    @Override
    public Integer call() throws IOException {
        Demo.printTwoTerminals(PROGRAM, stdio);
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (NameIdServer server =
                NameIdServer.start(anyPort, DEFAULT_ID, new Printer(stdio.out(), new CountDownLatch(0)))) {
            exchangeLines(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()), false, stdio);
        }
        return 0;
    }

    /** Reads names from standard input until its end; each gets a connection of its own. */
    private static void exchangeLines(InetSocketAddress address, boolean plain, Stdio stdio) throws IOException {
        Optional<String> line = stdio.readLine("name (end of input to quit): ");
        while (line.isPresent()) {
            if (!line.get().isBlank()) {
                exchange(address, Name.received(line.get()), plain, stdio);
            }
            line = stdio.readLine("name (end of input to quit): ");
        }
    }

    private static void exchange(InetSocketAddress address, Name name, boolean plain, Stdio stdio) throws IOException {
        try (NameIdClient client = NameIdClient.connect(address, TIMEOUT, plain)) {
            NameIdClient.Answer answer = answerInTime(client, name);
            stdio.out().println("greeting: " + answer.greeting());
            stdio.out().println("student id: " + answer.id().value());
        }
    }

    private static NameIdClient.Answer answerInTime(NameIdClient client, Name name) throws IOException {
        try {
            return client.exchange(name);
        } catch (SocketTimeoutException e) {
            throw new IOException("no greeting, id and end of the connection within " + TIMEOUT.toMillis() + " ms", e);
        }
    }

    /** Prints what the handout's server prints, a line each, once the ready line is out. */
    private record Printer(PrintStream out, CountDownLatch ready) implements NameIdServer.Observer {
        @Override
        public void connected(InetSocketAddress client) {
            try {
                ready.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            out.println("connection from " + Addresses.format(client));
        }

        @Override
        public void named(InetSocketAddress client, Name name) {
            out.println("student name: " + name.printable());
        }

        @Override
        public void refused(InetSocketAddress client, String reason) {
            out.println("no id for " + Addresses.format(client) + ": " + reason);
        }
    }

    static final class StudentIdConverter implements ITypeConverter<StudentId> {
        @Override
        public StudentId convert(String value) {
            try {
                return new StudentId(Long.parseLong(value));
            } catch (IllegalArgumentException e) { // not a number, or out of range
                throw new TypeConversionException("expected an id of 0 to " + StudentId.MAX + ", got '" + value + "'");
            }
        }
    }

    static final class NameConverter implements ITypeConverter<Name> {
        @Override
        public Name convert(String value) {
            try {
                return new Name(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    @Command(name = "server", description = "Take names, give the id.")
    static final class ServerCommand implements Callable<Integer> {
        @ParentCommand
        private Main main;

        @Mixin
        private EndpointOptions endpoint = new EndpointOptions(PORT);

        @Option(
                names = "--id",
                paramLabel = "N",
                converter = StudentIdConverter.class,
                description = "The student's id, 0 to " + StudentId.MAX + ".")
        private StudentId id = DEFAULT_ID;

        @Override
        public Integer call() throws Exception {
            CountDownLatch ready = new CountDownLatch(1);
            Printer printer = new Printer(main.stdio.out(), ready);
            try (NameIdServer server = NameIdServer.start(endpoint.address(), id, printer)) {
                ServerRun.untilStopped(server, PROGRAM, endpoint.host(), main.stdio, ready::countDown);
            }
            return 0;
        }
    }

    @Command(name = "client", description = "Tell the name, print the greeting and the id.")
    static final class ClientCommand implements Callable<Integer> {
        @ParentCommand
        private Main main;

        @Mixin
        private EndpointOptions endpoint = new EndpointOptions(PORT);

        @Option(
                names = "--name",
                paramLabel = "NAME",
                converter = NameConverter.class,
                description = "The student's name; without it, lines of standard input.")
        private Name name;

        @Option(names = "--plain", description = "Send no newline after the name: for a handout server.")
        private boolean plain;

        @Override
        public Integer call() throws IOException {
            if (name == null) {
                exchangeLines(endpoint.address(), plain, main.stdio);
            } else {
                exchange(endpoint.address(), name, plain, main.stdio);
            }
            return 0;
        }
    }
}
