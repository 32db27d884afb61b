package netlab.net.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import netlab.net.ChildJvm;
import org.junit.jupiter.api.Test;

class StdioTest {
    /** Repeats its standard input. */
    static final class Parrot {
        public static void main(String[] args) throws IOException {
            Stdio stdio = Stdio.system();
            stdio.out().println(stdio.isInteractive() ? "terminal" : "no terminal");
            for (var line = stdio.readLine("prompt> "); line.isPresent(); line = stdio.readLine("prompt> ")) {
                stdio.out().println(line.get());
            }
            stdio.err().println("끝");
        }
    }

    @Test
    void aPersonIsPrompted() throws IOException {
        TestStdio streams = new TestStdio("20 + 17\n", true);
        assertThat(streams.stdio().readLine("> ")).hasValue("20 + 17");
        assertThat(streams.stdio().readLine("> ")).isEmpty();
        assertThat(streams.out()).isEqualTo("> > " + System.lineSeparator());
    }

    @Test
    void aPipeIsNot() throws IOException {
        TestStdio streams = new TestStdio("하나\r\n둘", false);
        assertThat(streams.stdio().readLine("> ")).hasValue("하나");
        assertThat(streams.stdio().readLine("> ")).hasValue("둘");
        assertThat(streams.stdio().readLine("> ")).isEmpty();
        assertThat(streams.out()).isEmpty();
    }

    @Test
    void aPipeIsUtf8WhateverThePlatformsEncodingIs() throws Exception {
        try (ChildJvm child = ChildJvm.start(List.of("-Dfile.encoding=ISO-8859-1"), Parrot.class)) {
            assertThat(child.readLine()).isEqualTo("no terminal");
            OutputStream in = child.process().getOutputStream();
            in.write("안녕\n\uD83D\uDE00 마지막".getBytes(UTF_8));
            in.close();
            ChildJvm.Result result = child.awaitExit();
            assertThat(result.out()).containsExactly("안녕", "\uD83D\uDE00 마지막");
            assertThat(result.err()).containsExactly("끝");
            assertThat(result.exitCode()).isZero();
        }
    }
}
