package netlab.tools.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1+1", "-1+1", "@SUM(A1)", "=HYPERLINK(A1)", "\t=1+1"})
    void neutralizesFormulas(String formula) {
        assertThat(new Csv().row(formula).toString()).isEqualTo("'" + formula + "\r\n");
    }

    @Test
    void neutralizesAFormulaThatNeedsQuotes() {
        assertThat(new Csv().row("=CMD(\"calc\",1)").toString()).isEqualTo("\"'=CMD(\"\"calc\"\",1)\"\r\n");
    }

    @Test
    void quotesWhatSeparates() {
        assertThat(new Csv()
                        .row("a,b", "say \"hi\"", "two\nlines", " blank ", "plain", "")
                        .toString())
                .isEqualTo("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\" blank \",plain,\r\n");
    }

    @Test
    void leavesNumbersAndTheLoneDashAlone() {
        assertThat(new Csv().row(-5, 70, "-").toString()).isEqualTo("-5,70,-\r\n");
    }
}
