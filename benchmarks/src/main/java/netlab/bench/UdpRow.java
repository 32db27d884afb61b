package netlab.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Datagrams there and back. */
final class UdpRow implements Row {
    private static final String PYTHON = "Python";

    @Override
    public String name() {
        return "udp";
    }

    @Override
    public String title() {
        return "UDP upper case: ch02-udp-tcp";
    }

    @Override
    public void measure(Settings settings, Section section) throws Exception {
        List<Contender> contenders = new ArrayList<>();
        for (Jdk jdk : Jdk.both()) {
            contenders.add(new Contender(
                    "lab, " + jdk, () -> Programs.java(jdk, "netlab.udptcp.Main", "udp", "server", "--port", "0")));
        }
        contenders.add(new Contender(PYTHON, () -> Programs.python("socket", "udp_server.py", "{port}")));
        try (Contest contest = new Contest(settings, section, contenders)) {
            for (int clients : new int[] {1, 16}) {
                String work = clients + (clients == 1 ? " client" : " clients");
                contest.fight(work, List.of(Unit.rate("round trips/s")), Map.of(PYTHON, 2.0), (server, duration) -> {
                    DatagramLoad.Result result = DatagramLoad.run(server.port(), clients, duration);
                    if (result.lost() > 0) {
                        section.note(work + ": datagrams were lost, and sent again after a wait");
                    }
                    return new double[] {result.rate()};
                });
            }
        }
    }
}
