package netlab.iot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import netlab.net.cli.Demo;
import netlab.net.cli.EndpointOptions;
import netlab.net.cli.Program;
import netlab.net.cli.Stdio;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of homework 5: devices, the user, what became of their readings; without a command, all together. */
@Command(
        name = "hw5-iot",
        description = "Two devices and their user. Without a command: all three in one process.",
        subcommands = {
            DeviceCommands.DeviceCommand.class,
            DeviceCommands.ServerCommand.class,
            UserCommand.class,
            FileCommands.ChartCommand.class,
            FileCommands.StatsCommand.class
        })
public final class Main implements Callable<Integer> {
    private static final String PROGRAM = "hw5-iot";

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

    Stdio stdio() {
        return stdio;
    }

    /** The demo: both devices on free ports, and the user at this terminal. */
    @Override
    public Integer call() throws IOException {
        Demo.printTwoTerminals(PROGRAM, stdio);
        String host = EndpointOptions.DEFAULT_HOST;
        Path out = Path.of("data.txt");
        try (DevicePair pair = DevicePair.start(host, 0, new Random());
                DeviceClient one = client(Device.ONE, pair.port());
                DeviceClient two = client(Device.TWO, pair.secondPort());
                DataFile file = DataFile.append(out)) {
            stdio.out().println("Readings are added to " + out.toAbsolutePath() + ".");
            new User(List.of(one, two), file, stdio).obeyLines();
        }
        return 0;
    }

    private static DeviceClient client(Device device, int port) {
        DeviceClient.Address address = new DeviceClient.Address(EndpointOptions.DEFAULT_HOST, port);
        return new DeviceClient(device, address, false, UserCommand.TIMEOUT);
    }
}
