package netlab.iot;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import netlab.net.cli.EndpointOptions;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The command {@code user}, also called {@code client}. */
@Command(
        name = "user",
        aliases = "client",
        description = "Collect readings from both devices: 1, 2 and quit are read from standard input.")
final class UserCommand implements Callable<Integer> {
    /** A device on the same network answers in milliseconds. */
    static final Duration TIMEOUT = Duration.ofSeconds(3);

    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Mixin
    private EndpointOptions endpoint = new EndpointOptions(Device.ONE.defaultPort());

    @Option(
            names = "--device1",
            paramLabel = "HOST:PORT",
            converter = AddressConverter.class,
            description = "Where device 1 is (default: --host and --port).")
    private DeviceClient.Address device1;

    @Option(
            names = "--device2",
            paramLabel = "HOST:PORT",
            converter = AddressConverter.class,
            description = "Where device 2 is (default: --host, and the port after --port).")
    private DeviceClient.Address device2;

    @Option(names = "--out", paramLabel = "FILE", description = "Where readings are added (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("data.txt");

    @Option(names = "--plain", description = "Send no newlines: for handout devices.")
    private boolean plain;

    @ArgGroup(exclusive = false)
    private Auto auto;

    /** Collecting without a keyboard. */
    static final class Auto {
        @Option(
                names = "--auto",
                required = true,
                paramLabel = "N",
                description = "Collect N times from both devices, without a keyboard.")
        private int count;

        @Option(names = "--every", paramLabel = "SECONDS", description = "Time between two of them (default: 1).")
        private double seconds = 1;

        /** Written so that NaN, which is not less than anything either, is refused too. */
        boolean makesSense() {
            return count >= 1 && seconds >= 0;
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (auto != null && !auto.makesSense()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "expected --auto of 1 or more, and --every of 0 or more, got " + auto.count + " and "
                            + auto.seconds);
        }
        DeviceClient.Address first =
                device1 != null ? device1 : new DeviceClient.Address(endpoint.host(), endpoint.port());
        DeviceClient.Address second =
                device2 != null ? device2 : new DeviceClient.Address(endpoint.host(), endpoint.port() + 1);
        try (DeviceClient one = new DeviceClient(Device.ONE, first, plain, TIMEOUT);
                DeviceClient two = new DeviceClient(Device.TWO, second, plain, TIMEOUT);
                DataFile file = DataFile.append(out)) {
            User user = new User(List.of(one, two), file, main.stdio());
            if (auto != null) {
                Duration period = Duration.ofNanos((long) (auto.seconds * 1e9));
                return user.collectAll(auto.count, period) > 0 ? 0 : 1;
            }
            user.connect();
            user.obeyLines();
            return 0;
        }
    }
}
