package netlab.iot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.ParseException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataLineTest {
    private static final DataLine FIRST =
            new DataLine(LocalDateTime.of(2022, 3, 11, 22, 55, 13), new Reading(Device.ONE, List.of(20, 50, 100)));

    @Test
    void isWrittenExactlyAsTheHandoutWritesIt() {
        assertThat(FIRST.format()).isEqualTo("Fri Mar 11 22:55:13 2022: Device1: Temp=20, Humid=50, lillum=100");
        DataLine second = new DataLine(
                LocalDateTime.of(2022, 3, 11, 22, 57, 40), new Reading(Device.TWO, List.of(80, 2500, 2100)));
        assertThat(second.format()).isEqualTo("Fri Mar 11 22:57:40 2022: Device2: Heartbeat=80, Steps=2500, Cal=2100");
    }

    @Test
    void padsTheDayWithABlankAsCtimeDoes() {
        DataLine line = new DataLine(LocalDateTime.of(2021, 3, 4, 9, 43, 7, 999), FIRST.reading());
        assertThat(line.format()).startsWith("Thu Mar  4 09:43:07 2021: ");
    }

    @Test
    void isTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            for (Locale locale : List.of(Locale.KOREA, Locale.GERMANY, Locale.forLanguageTag("ar-EG-u-nu-arab"))) {
                Locale.setDefault(locale);
                assertThat(FIRST.format()).startsWith("Fri Mar 11 22:55:13 2022: Device1: Temp=20");
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void isReadAsItWasWritten() throws ParseException {
        for (int day = 1; day <= 31; day++) {
            DataLine line = new DataLine(LocalDateTime.of(2022, 5, day, 0, 0, day), FIRST.reading());
            assertThat(DataLine.parse(line.format())).isEqualTo(line);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "Fri Mar 11 22:55:13 2022: Device1: Temp=20, Humid=50, lillum=",
                "Fri Mar 11 22:55:13 2022: Device1: Temp=20, Humid=50",
                "Fri Mar 11 22:55:13 2022: Device1: Temp=20, Humid=50, illum=100",
                "Fri Mar 11 22:55:13 2022: Device1: Temp=20, Humid=50, lillum=100 ",
                "Fri Mar 11 22:55:13 2022: Device1: Temp=20, Humid=50, lillum=1e2",
                "Fri Mar 11 22:55:13 2022: Device1: Temp=-1, Humid=50, lillum=100",
                "Fri Mar 11 22:55:13 2022: Device1: Temp=41, Humid=50, lillum=100",
                "Fri Mar 11 22:55:13 2022: Device1: Temp=99999999999999999999, Humid=50, lillum=100",
                "Fri Mar 11 22:55:13 2022: Device2: Temp=20, Humid=50, lillum=100",
                "Fri Mar 11 22:55:13 2022: Device3: Temp=20, Humid=50, lillum=100",
                "Fri Mar 11 22:55:13 2022: Device1: Heartbeat=80, Steps=2500, Cal=2100",
                "Sat Mar 11 22:55:13 2022: Device1: Temp=20, Humid=50, lillum=100",
                "Fri Mar 41 22:55:13 2022: Device1: Temp=20, Humid=50, lillum=100",
                "Fri Mar 11 25:55:13 2022: Device1: Temp=20, Humid=50, lillum=100",
                "Fri Mar 11 22:55:1Fri Mar 11 22:55:13 2022: Device1: Temp=20, Humid=50, lillum=100",
            })
    void isNotReadWhenDamaged(String text) {
        assertThatThrownBy(() -> DataLine.parse(text)).isInstanceOf(ParseException.class);
    }
}
