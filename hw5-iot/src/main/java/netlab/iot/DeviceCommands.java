package netlab.iot;

import java.util.Random;
import java.util.concurrent.Callable;
import netlab.net.Addresses;
import netlab.net.cli.EndpointOptions;
import netlab.net.cli.ServerRun;
import netlab.net.cli.Stdio;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The commands that run devices: {@code device 1}, {@code device 2}, and {@code server} for the two together. */
final class DeviceCommands {
    private DeviceCommands() {}

    /** The option that makes a device repeat itself. */
    static final class SeedOption {
        @Option(
                names = "--seed",
                paramLabel = "N",
                description = "Makes the same readings in every run with the same N (default: different ones).")
        private Long seed;

        Random random() {
            return seed == null ? new Random() : new Random(seed);
        }
    }

    @Command(
            name = "device",
            description = "Be a device that answers every Request with a reading.",
            subcommands = {One.class, Two.class})
    static final class DeviceCommand implements Callable<Integer> {
        @ParentCommand
        private Main main;

        @Spec
        private CommandSpec spec;

        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this help.")
        private boolean help;

        @Override
        public Integer call() {
            throw new ParameterException(spec.commandLine(), "Which device: 1 or 2?");
        }
    }

    @Command(name = "1", description = "Device 1: temperature, humidity, illuminance.")
    static final class One implements Callable<Integer> {
        @ParentCommand
        private DeviceCommand parent;

        @Mixin
        private EndpointOptions endpoint = new EndpointOptions(Device.ONE.defaultPort());

        @Mixin
        private SeedOption seed = new SeedOption();

        @Override
        public Integer call() throws Exception {
            return run(Device.ONE, endpoint, seed, parent.main.stdio());
        }
    }

    @Command(name = "2", description = "Device 2: heart rate, steps, calories.")
    static final class Two implements Callable<Integer> {
        @ParentCommand
        private DeviceCommand parent;

        @Mixin
        private EndpointOptions endpoint = new EndpointOptions(Device.TWO.defaultPort());

        @Mixin
        private SeedOption seed = new SeedOption();

        @Override
        public Integer call() throws Exception {
            return run(Device.TWO, endpoint, seed, parent.main.stdio());
        }
    }

    private static int run(Device device, EndpointOptions endpoint, SeedOption seed, Stdio stdio) throws Exception {
        try (DeviceServer server = DeviceServer.start(device, endpoint.address(), seed.random())) {
            ServerRun.untilStopped(server, device.programName(), endpoint.host(), stdio);
        }
        return 0;
    }

    @Command(
            name = "server",
            description = "Be both devices in one process: device 1 on the port, device 2 on the one after it.")
    static final class ServerCommand implements Callable<Integer> {
        @ParentCommand
        private Main main;

        @Mixin
        private EndpointOptions endpoint = new EndpointOptions(Device.ONE.defaultPort());

        @Mixin
        private SeedOption seed = new SeedOption();

        @Override
        public Integer call() throws Exception {
            try (DevicePair pair = DevicePair.start(endpoint.host(), endpoint.port(), seed.random())) {
                String second = Device.TWO.programName() + " listening on "
                        + Addresses.format(endpoint.host(), pair.secondPort());
                ServerRun.untilStopped(
                        pair,
                        Device.ONE.programName(),
                        endpoint.host(),
                        main.stdio(),
                        () -> main.stdio().out().println(second));
            }
            return 0;
        }
    }
}
