package netlab.chat.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandParserTest {
    @Test
    void whatIsNoCommandIsSaid() {
        assertThat(CommandParser.parse("hello / you")).isEqualTo(new Command.Say("hello / you"));
        assertThat(CommandParser.parse("//me is a command")).isEqualTo(new Command.Say("/me is a command"));
    }

    @Test
    void readsEveryCommand() {
        assertThat(CommandParser.parse("/help")).isEqualTo(new Command.Help());
        assertThat(CommandParser.parse("/USERS")).isEqualTo(new Command.Users());
        assertThat(CommandParser.parse("/nick bob")).isEqualTo(new Command.Rename("bob"));
        assertThat(CommandParser.parse("/msg bob  hi there ")).isEqualTo(new Command.Tell("bob", "hi there"));
        assertThat(CommandParser.parse("/me waves")).isEqualTo(new Command.Act("waves"));
        assertThat(CommandParser.parse("/rooms")).isEqualTo(new Command.Rooms());
        assertThat(CommandParser.parse("/join java")).isEqualTo(new Command.Join("java"));
        assertThat(CommandParser.parse("/last")).isEqualTo(new Command.Last(10));
        assertThat(CommandParser.parse("/last 3")).isEqualTo(new Command.Last(3));
        assertThat(CommandParser.parse("/search why is the sky blue?"))
                .isEqualTo(new Command.Search("why is the sky blue?"));
        assertThat(CommandParser.parse("/send bob 7777 12 my notes.txt"))
                .isEqualTo(new Command.Offer("bob", 7777, 12, "my notes.txt"));
        assertThat(CommandParser.parse("/get 123456")).isEqualTo(new Command.Get(123456));
        assertThat(CommandParser.parse("/admin open sesame")).isEqualTo(new Command.BecomeAdmin("open sesame"));
        assertThat(CommandParser.parse("/kick bob")).isEqualTo(new Command.Kick("bob", ""));
        assertThat(CommandParser.parse("/kick bob too loud")).isEqualTo(new Command.Kick("bob", "too loud"));
        assertThat(CommandParser.parse("/mute bob")).isEqualTo(new Command.Mute("bob"));
        assertThat(CommandParser.parse("/alive 20")).isEqualTo(new Command.Alive(new Heartbeat(20)));
        assertThat(CommandParser.parse("/exit")).isEqualTo(new Command.Exit());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nick",
                "/msg",
                "/msg bob",
                "/me",
                "/join",
                "/last x",
                "/last 0",
                "/last -1",
                "/last 99999999999",
                "/search",
                "/get",
                "/get x",
                "/admin",
                "/kick",
                "/mute",
                "/mute a b",
                "/alive",
                "/alive 0",
                "/alive 21"
            })
    void aCommandWithoutItsArgumentsTellsThem(String line) {
        assertThat(CommandParser.parse(line))
                .isInstanceOfSatisfying(
                        Command.Refused.class,
                        refused -> assertThat(refused.why()).startsWith("usage: /"));
    }

    @ParameterizedTest
    @CsvSource({"/hlep, /help", "/user, /users", "/quit, /exit", "/wsg, /msg", "/jion java, /join", "/, /me"})
    void anUnknownCommandNamesTheNearestOne(String typed, String meant) {
        assertThat(CommandParser.parse(typed))
                .isInstanceOfSatisfying(
                        Command.Refused.class,
                        refused -> assertThat(refused.why())
                                .startsWith("unknown command ")
                                .contains("did you mean " + meant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/send bob notes.txt", "/send bob 0 1 x", "/send bob 70000 1 x", "/send bob 1 -1 x"})
    void anOfferThatNobodyServesIsRefused(String line) {
        assertThat(CommandParser.parse(line)).isInstanceOf(Command.Refused.class);
    }

    @Test
    void aPasswordIsNotShown() {
        assertThat(CommandParser.parse("/admin secret").toString()).doesNotContain("secret");
    }
}
