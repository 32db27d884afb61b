package netlab.testkit.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoleCommandTest {
    private static final Role SERVER = Role.of("server", "server --port {port}", 7777);

    @TempDir
    private Path home;

    @TempDir
    private Path shared;

    private Role sharing;

    @BeforeEach
    void handIn() throws IOException {
        Files.createFile(home.resolve("server.py"));
        sharing = SERVER.with("--root", shared.toString());
    }

    @Test
    void fillsInWhatTheRoleSays() {
        assertThat(command(sharing, "python3", "server.py", "{port}", "--folder={root}"))
                .isEqualTo(new RoleCommand(
                        List.of("python3", "server.py", "{port}", "--folder=" + shared), Optional.of(home)));
        assertThat(command(SERVER.with("--id", "258"), "./server", "{id}").words())
                .containsExactly("./server", "258");
    }

    @Test
    void leavesTheEndpointToWhoeverKnowsIt() {
        Role user = Role.of("client", "user --device1 {host}:{port}", 9101);
        assertThat(command(user, "python3", "user.py", "{device1}").words())
                .containsExactly("python3", "user.py", "{host}:{port}");
    }

    @Test
    void runsItInTheFolderThatItIsNotTold() {
        assertThat(command(sharing, "python3", "server.py", "{port}"))
                .isEqualTo(new RoleCommand(
                        List.of("python3", home.resolve("server.py").toString(), "{port}"), Optional.of(shared)));
    }

    @Test
    void runsItWhereItIsIfThereIsNoFolder() {
        assertThat(command(SERVER.with("--root", "no-such-folder"), "python3", "server.py"))
                .isEqualTo(new RoleCommand(List.of("python3", "server.py"), Optional.of(home)));
    }

    @Test
    void isNothingWithoutACommand() {
        assertThat(command(sharing)).isEqualTo(new RoleCommand(List.of(), Optional.of(home)));
    }

    private RoleCommand command(Role role, String... words) {
        return RoleCommand.of(role, List.of(words), Optional.of(home));
    }
}
