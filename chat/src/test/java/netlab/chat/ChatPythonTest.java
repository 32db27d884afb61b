// HIDDEN FILE
package netlab.chat;

import static org.assertj.core.api.Assertions.assertThat;

import netlab.testkit.LabProcess;
import netlab.testkit.Python;
import netlab.testkit.RawPeer;
import netlab.testkit.RequiresPython;
import org.junit.jupiter.api.Test;

/** Our programs and the handout's, which send no newlines, both ways. */
@RequiresPython
class ChatPythonTest {
    @Test
    void aPythonClientChatsInOurRoom() throws Exception {
        try (LabProcess server =
                        LabProcess.java(Main.class, "server", "-p", "0").start();
                RawPeer alice = RawPeer.connect(server.port());
                LabProcess client = Python.script("room_client.py", "{host}", "{port}")
                        .port(server.port())
                        .start()) {
            alice.send("alice\n");
            client.awaitStdout("your nickname?");
            client.writeLine("철수");
            client.awaitStdout("hello 철수");
            client.writeLine("안녕하세요 여러분");
            client.awaitStdout("철수: 안녕하세요 여러분");
            client.writeLine("/users");
            client.awaitStdout("2 in lobby: alice, 철수");
            client.writeLine("/exit");
            client.closeStdin();
            assertThat(client.awaitExit().exitCode()).isZero();
            assertThat(client.stdout()).contains("* bye");
        }
    }

    @Test
    void ourClientChatsInAPythonRoom() throws Exception {
        try (LabProcess server = Python.script("room_server.py", "{port}").start();
                LabProcess alice = LabProcess.java(
                                Main.class, "client", "--plain", "-p", "" + server.port(), "--nick", "alice")
                        .start()) {
            alice.writeLine("first");
            alice.awaitStdout("] alice: first");
            alice.writeLine("second 둘");
            alice.awaitStdout("] alice: second 둘");
            alice.closeStdin();
            assertThat(alice.awaitExit().exitCode()).isZero();
        }
    }

    @Test
    void twoTalkOneOfThemInPython() throws Exception {
        try (LabProcess server = LabProcess.java(Main.class, "one-to-one", "server", "-p", "0")
                        .start();
                LabProcess client = Python.script("one_to_one_client.py", "{host}", "{port}")
                        .port(server.port())
                        .start()) {
            client.writeLine("안녕하세요");
            server.awaitStdout("client: 안녕하세요");
            server.writeLine("반갑습니다");
            client.awaitStdout("server: 반갑습니다");
            client.closeStdin();
            assertThat(client.awaitExit().exitCode()).isZero();
            assertThat(server.awaitExit().exitCode()).isZero();
            assertThat(server.stdout()).contains("* the client has left");
        }
    }
}
