package netlab.ai;

import static org.assertj.core.api.Assertions.assertThat;

import netlab.testkit.LabProcess;
import netlab.testkit.Outcome;
import netlab.testkit.Python;
import netlab.testkit.RequiresPython;
import org.junit.jupiter.api.Test;

@RequiresPython
class AiServerPythonTest {
    @Test
    void answersAPythonClient() throws Exception {
        try (AiServer server = TestModels.server();
                LabProcess client = Python.script("ai_client.py", "{host}", "{port}")
                        .port(server.port())
                        .start()) {
            client.writeLine("{\"task\":\"sentiment\",\"text\":\"정말 재미있고 감동적이에요 😀\"}");
            client.writeLine("{\"task\":\"summary\",\"text\":\"첫 문장입니다. 둘째 문장입니다.\"}");
            client.writeLine("{\"task\":\"번역\",\"text\":\"x\"}");
            client.closeStdin();
            assertThat(client.awaitExit()).as(client::stderr).isEqualTo(new Outcome.Exited(0));
            assertThat(client.stdout().lines())
                    .containsExactly(
                            "ai-server ndjson sentiment,summary,ping",
                            "True POSITIVE",
                            "True 첫 문장입니다. 둘째 문장입니다.",
                            "False unknown task: 번역. Use 'sentiment' | 'summary' | 'ping'.");
        }
    }
}
