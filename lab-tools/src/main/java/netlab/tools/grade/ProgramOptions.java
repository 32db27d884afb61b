package netlab.tools.grade;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Options that say how programs are run that need not be Java. */
final class ProgramOptions {
    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--command",
            paramLabel = "COMMAND",
            description = "Command line of a server in any language: \"python3 server.py {port}\". {root}, {id} and the"
                    + " like: what the homework's own program is given after --root, --id.")
    private String command;

    @Option(
            names = "--client-command",
            paramLabel = "COMMAND",
            description = "Command line of a client in any language: \"python3 client.py {host} {port}\".")
    private String clientCommand;

    @Option(
            names = "--role",
            paramLabel = "ROLE=COMMAND",
            description = "Command line of another part: \"device 1=python3 device1.py {port}\".")
    private Map<String, String> roles = new LinkedHashMap<>();

    @Option(
            names = "--port",
            paramLabel = "[ROLE=]N",
            description = "The port that is written into the programs: 9000, or \"device 1=9101\" for one part.")
    private List<String> ports = new ArrayList<>();

    /** Returns the command lines by role; none: the homework's own program, in Java. */
    Map<String, List<String>> commands() {
        Map<String, List<String>> commands = new LinkedHashMap<>();
        roles.forEach((role, line) -> commands.put(role, CommandWords.of(line)));
        if (command != null) {
            commands.put("server", CommandWords.of(command));
        }
        if (clientCommand != null) {
            commands.put("client", CommandWords.of(clientCommand));
        }
        if (commands.containsValue(List.<String>of())) {
            throw new ParameterException(spec.commandLine(), "A command line is empty");
        }
        return commands;
    }

    /** Returns the ports that are written into the programs, by role; "" stands for all others. */
    Map<String, Integer> fixedPorts() {
        Map<String, Integer> fixed = new LinkedHashMap<>();
        for (String each : ports) {
            String role = each.substring(0, Math.max(0, each.lastIndexOf('=')));
            try {
                fixed.put(role, Integer.parseInt(each.substring(each.lastIndexOf('=') + 1)));
            } catch (NumberFormatException e) {
                throw new ParameterException(spec.commandLine(), "--port " + each + ": not a port", e);
            }
        }
        return fixed;
    }
}
