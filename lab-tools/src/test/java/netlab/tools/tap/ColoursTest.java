package netlab.tools.tap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import netlab.tools.tap.Colours.When;
import org.junit.jupiter.api.Test;

class ColoursTest {
    @Test
    void coloursAreForATerminalWhoseUserHasNothingAgainstThem() {
        assertThat(Colours.choose(When.AUTO, true, Map.of())).isEqualTo(Colours.ANSI);
        assertThat(Colours.choose(When.AUTO, false, Map.of())).isEqualTo(Colours.NONE);
        assertThat(Colours.choose(When.AUTO, true, Map.of("NO_COLOR", "1"))).isEqualTo(Colours.NONE);
        assertThat(Colours.choose(When.AUTO, true, Map.of("NO_COLOR", ""))).isEqualTo(Colours.ANSI);
    }

    @Test
    void theCommandLineHasTheLastWord() {
        assertThat(Colours.choose(When.ALWAYS, false, Map.of("NO_COLOR", "1"))).isEqualTo(Colours.ANSI);
        assertThat(Colours.choose(When.NEVER, true, Map.of())).isEqualTo(Colours.NONE);
    }
}
