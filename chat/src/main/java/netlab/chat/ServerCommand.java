package netlab.chat;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import netlab.chat.bus.RedisBus;
import netlab.chat.room.ChatServer;
import netlab.chat.room.ChatSettings;
import netlab.chat.search.OpenAiSearch;
import netlab.net.cli.EndpointOptions;
import netlab.net.cli.ServerRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code server}: rooms for everybody. */
@Command(name = "server", description = "Run a chat with rooms.")
final class ServerCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Mixin
    private EndpointOptions endpoint = new EndpointOptions(Main.PORT);

    @Option(
            names = "--admin-password-file",
            paramLabel = "FILE",
            description = "File whose first line is the password for /admin; without it nobody can kick.")
    private Path adminPasswordFile;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            converter = ZoneConverter.class,
            description = "Time zone of the lines, such as Asia/Seoul.")
    private ZoneId zone = ZoneId.systemDefault();

    @Option(
            names = "--lines-per-second",
            paramLabel = "N",
            description = "How many lines one user may send; 0 for any number (default: ${DEFAULT-VALUE}).")
    private int linesPerSecond = ChatSettings.DEFAULT_LINES_PER_SECOND;

    @Option(
            names = "--bus",
            paramLabel = "URL",
            converter = RedisConverter.class,
            description = "Redis over which several servers act as one, such as redis://127.0.0.1:6379.")
    private URI bus;

    @Override
    public Integer call() throws Exception {
        try (ChatServer server = ChatServer.start(endpoint.address(), settings())) {
            ServerRun.untilStopped(server, Main.PROGRAM, endpoint.host(), main.stdio());
        }
        return 0;
    }

    private ChatSettings settings() throws IOException {
        if (linesPerSecond < 0) {
            throw new ParameterException(spec.commandLine(), "--lines-per-second is 0 or more, not " + linesPerSecond);
        }
        ChatSettings settings = ChatSettings.defaults()
                .zone(zone)
                .linesPerSecond(linesPerSecond)
                .search(OpenAiSearch.fromEnvironment(System.getenv()));
        if (adminPasswordFile != null) {
            settings = settings.adminPassword(readPassword());
        }
        return bus == null ? settings : settings.bus(RedisBus.connect(bus));
    }

    private String readPassword() throws IOException {
        String password = Files.readString(adminPasswordFile)
                .lines()
                .findFirst()
                .orElse("")
                .strip();
        if (password.isEmpty()) {
            throw new IOException("no password in the first line of " + adminPasswordFile);
        }
        return password;
    }

    /** Reads the name of a time zone, or an offset such as {@code +09:00}. */
    static final class ZoneConverter implements ITypeConverter<ZoneId> {
        @Override
        public ZoneId convert(String value) {
            try {
                return ZoneId.of(value);
            } catch (DateTimeException e) {
                throw new TypeConversionException("expected a time zone such as Asia/Seoul, got '" + value + "'");
            }
        }
    }

    /** Reads {@code redis://HOST:PORT}; {@code rediss} is the same over TLS. */
    static final class RedisConverter implements ITypeConverter<URI> {
        @Override
        public URI convert(String value) {
            try {
                URI uri = new URI(value);
                if (("redis".equals(uri.getScheme()) || "rediss".equals(uri.getScheme()))
                        && uri.getHost() != null
                        && uri.getPort() > 0) {
                    return uri;
                }
            } catch (URISyntaxException e) {
                // the sentence below says it for all
            }
            throw new TypeConversionException("expected redis://HOST:PORT, got '" + value + "'");
        }
    }
}
