package netlab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import netlab.testkit.FreePort;
import netlab.testkit.LabProcess;
import netlab.testkit.LabProgram;

/** A room where what one says goes to all. */
final class ChatRow implements Row {
    static final int SPEAKERS = 20;
    private static final int LISTENERS = 200;
    private static final int IDLE = 2_000;
    private static final String IRC = "ngircd";
    private static final String PYTHON = "Python, thread per client";

    @Override
    public String name() {
        return "chat";
    }

    @Override
    public String title() {
        return "Chat: one room";
    }

    static List<Contender> contenders(Folder folder) {
        List<Contender> contenders = new ArrayList<>();
        for (Jdk jdk : Jdk.both()) {
            contenders.add(new Contender(
                    "lab, " + jdk,
                    () -> Programs.java(jdk, "netlab.chat.Main", "server", "--port", "0", "--lines-per-second", "0")));
        }
        contenders.add(new Contender(IRC, () -> ngircd(folder)));
        contenders.add(new Contender(PYTHON, () -> Programs.python("socket", "chat_server.py", "{port}")));
        return contenders;
    }

    private static LabProgram ngircd(Folder folder) throws IOException, MissingToolException {
        int port = FreePort.choose();
        Path configuration = folder.file("ngircd-" + port + ".conf");
        Files.writeString(configuration, """
                [Global]
                Name = irc.example.net
                Info = measured
                Listen = 127.0.0.1
                Ports = PORT
                ServerUID = root
                ServerGID = root
                [Limits]
                MaxConnections = 0
                MaxConnectionsIP = 0
                MaxJoins = 0
                MaxPenaltyTime = 0
                PingTimeout = 3600
                [Options]
                DNS = no
                Ident = no
                PAM = no
                """.replace("PORT", Integer.toString(port)));
        return Programs.tool("ngircd", "ngircd", "-n", "-f", configuration.toString())
                .port(port);
    }

    static ChatDialect dialect(String contender) {
        return contender.equals(IRC) ? ChatDialect.IRC : ChatDialect.LINES;
    }

    @Override
    public void measure(Settings settings, Section section) throws Exception {
        try (Folder folder = new Folder()) {
            try (Contest contest = new Contest(settings, section, contenders(folder))) {
                contest.fight(
                        LISTENERS + " people, " + SPEAKERS + " of them talking",
                        List.of(Unit.rate("messages delivered/s"), Unit.cost("99th percentile, ms")),
                        Map.of(IRC, 1.0),
                        name -> (server, duration) -> {
                            try (ChatLoad load = new ChatLoad(server.port(), dialect(name), LISTENERS, SPEAKERS)) {
                                ChatLoad.Result result = load.run(duration);
                                return new double[] {
                                    result.rate(), result.latencies().percentileMillis(0.99)
                                };
                            }
                        });
            }
            try (Contest contest = new Contest(settings, section, contenders(folder))) {
                contest.look(
                        "2,000 idle people",
                        Unit.cost("KiB each"),
                        name -> (server, duration) -> new double[] {idleKibibytes(server, dialect(name))});
            }
        }
    }

    @SuppressWarnings("try") // the people need only be there
    private static double idleKibibytes(LabProcess server, ChatDialect dialect) throws IOException {
        double before = Processes.memoryBytes(server);
        try (ChatLoad load = new ChatLoad(server.port(), dialect, IDLE, 1)) {
            return (Processes.memoryBytes(server) - before) / 1024 / IDLE;
        }
    }
}
