package netlab.tools.gradescope;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A text beside the classes in which {@code @MODULE@} stands for the homework. */
final class Script {
    private Script() {}

    static String of(String resource, String module) throws IOException {
        try (InputStream in = Script.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("@MODULE@", module);
        }
    }
}
