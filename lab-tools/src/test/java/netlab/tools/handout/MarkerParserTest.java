package netlab.tools.handout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkerParserTest {
    private static final String READ_ID = """
            int readId() throws IOException {
                // BEGIN SOLUTION
                return in.readInt();
                // END SOLUTION
                // STUB: throw new UnsupportedOperationException("TODO 1: read the id");
            }
            """;

    @Test
    void studentsGetTheStubAtThePlaceOfTheSolution() throws HandoutException {
        assertThat(java(READ_ID).in(Edition.STUDENT)).isEqualTo("""
                int readId() throws IOException {
                    throw new UnsupportedOperationException("TODO 1: read the id");
                }
                """);
    }

    @Test
    void theSolutionHasNeitherStubsNorMarkers() throws HandoutException {
        assertThat(java(READ_ID).in(Edition.SOLUTION)).isEqualTo("""
                int readId() throws IOException {
                    return in.readInt();
                }
                """);
    }

    @Test
    void theGraderGetsTheSourceAsItIs() throws HandoutException {
        assertThat(java(READ_ID).in(Edition.GRADER)).isEqualTo(READ_ID);
    }

    @Test
    void stubsOfSeveralLinesKeepTheirIndentation() throws HandoutException {
        MarkedText text = java("""
                    // STUB: if (true) {
                    // STUB:     return 0;
                    // STUB: }
                """);
        assertThat(text.in(Edition.STUDENT)).isEqualTo("""
                    if (true) {
                        return 0;
                    }
                """);
        assertThat(text.in(Edition.SOLUTION)).isEmpty();
    }

    @Test
    void hiddenPartsLeaveNoBlankLinesBehind() throws HandoutException {
        MarkedText text = java("""
                void first() {}

                // BEGIN HIDDEN
                void hidden() {}

                // END HIDDEN
                void last() {}

                // BEGIN HIDDEN
                void hiddenToo() {}
                // END HIDDEN
                }
                """);
        assertThat(text.in(Edition.STUDENT)).isEqualTo("""
                void first() {}

                void last() {}
                }
                """);
        assertThat(text.in(Edition.SOLUTION)).contains("hidden() {}", "hiddenToo() {}");
    }

    @Test
    void blankLinesOfTheAuthorStay() throws HandoutException {
        String text = "a\n\n\n\nb\n";
        assertThat(java(text).in(Edition.STUDENT)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "Codec.java, // %s",
        "pom.xml, <!-- %s -->",
        "README.md, <!-- %s -->",
        "index.html, <!--%s-->",
        "emoji.properties, # %s",
        "course.yml, '    #%s'",
        "client.py, # %s"
    })
    void aMarkerIsACommentOfTheFilesOwnKind(String file, String comment) throws HandoutException {
        String text = comment.formatted("BEGIN SOLUTION") + "\nsecret\n" + comment.formatted("END SOLUTION") + "\n"
                + comment.formatted("STUB: open") + "\n";
        MarkedText marked = MarkerParser.parse(file, text, FileKind.of(file).orElseThrow());
        assertThat(marked.in(Edition.STUDENT).strip()).isEqualTo("open");
        assertThat(marked.in(Edition.SOLUTION)).isEqualTo("secret\n");
    }

    @Test
    void lineEndsAreKept() throws HandoutException {
        MarkedText text = java("a\r\n// BEGIN SOLUTION\r\nb\r\n// END SOLUTION\r\n// STUB: c\r\nd");
        assertThat(text.in(Edition.STUDENT)).isEqualTo("a\r\nc\r\nd");
        assertThat(text.in(Edition.SOLUTION)).isEqualTo("a\r\nb\r\nd");
    }

    @Test
    void aWholeFileIsHiddenOrSolution() throws HandoutException {
        assertThat(java("// HIDDEN FILE\nclass A {}\n").isIn(Edition.STUDENT)).isFalse();
        MarkedText solution = java("package a;\n// SOLUTION FILE\nclass A {}\n");
        assertThat(solution.isIn(Edition.STUDENT)).isFalse();
        assertThat(solution.isIn(Edition.SOLUTION)).isTrue();
        assertThat(solution.in(Edition.SOLUTION)).isEqualTo("package a;\nclass A {}\n");
        assertThat(solution.solutionLines()).hasSize(2);
    }

    @Test
    void nestedMarkersAreRefused() {
        refuses(
                "// BEGIN SOLUTION\n// BEGIN HIDDEN\n// END HIDDEN\n",
                "Codec.java:2: BEGIN HIDDEN inside the BEGIN SOLUTION");
        refuses("// BEGIN SOLUTION\n// BEGIN SOLUTION\n// END SOLUTION\n", "Codec.java:2: BEGIN SOLUTION inside");
        refuses("// BEGIN SOLUTION\n// STUB: x\n// END SOLUTION\n", "Codec.java:2: STUB: inside");
        refuses("// BEGIN SOLUTION\n// HIDDEN FILE\n// END SOLUTION\n", "Codec.java:2: a marker for the whole file");
        refuses("// HIDDEN FILE\n// BEGIN SOLUTION\n// END SOLUTION\n", "Codec.java:2: BEGIN SOLUTION in a file");
        refuses("// HIDDEN FILE\n// SOLUTION FILE\n", "Codec.java:2: a second marker");
    }

    @Test
    void markersWithoutTheirPartnerAreRefused() {
        refuses("a\n// BEGIN SOLUTION\nb\n", "Codec.java:2: BEGIN SOLUTION is never ended");
        refuses("a\n// END SOLUTION\n", "Codec.java:2: END SOLUTION without BEGIN SOLUTION");
        refuses("// BEGIN HIDDEN\n// END SOLUTION\n", "Codec.java:2: END SOLUTION ends nothing");
    }

    @ParameterizedTest
    @CsvSource({
        "BEGIN SOLUTON, BEGIN SOLUTION",
        "BEGIN SOLUTIONS, BEGIN SOLUTION",
        "begin solution, BEGIN SOLUTION",
        "BEGIN  SOLUTION, BEGIN SOLUTION",
        "BEGN SOLUTION, BEGIN SOLUTION",
        "BEGIN SOLUTION 2, BEGIN SOLUTION",
        "END, END HIDDEN",
        "END HIDEN, END HIDDEN",
        "HIDDENFILE, HIDDEN FILE",
        "SOLUTION FILE., SOLUTION FILE",
        "STUB return 0;, STUB:",
        "STUBB: return 0;, STUB:"
    })
    void misspelledMarkersAreRefused(String comment, String meant) {
        refuses(
                "a\n// " + comment + "\n",
                "Codec.java:2: unknown marker '" + comment + "'; did you mean '" + meant + "'?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int a; // BEGIN SOLUTION",
                "/* END SOLUTION */",
                "# BEGIN HIDDEN",
                " * <p>HIDDEN FILE means",
                "String s = \"STUB: x\";"
            })
    void markersInsideOtherTextAreRefused(String line) {
        refuses(line + "\n", "Codec.java:1: a marker is a comment with a line to itself");
    }

    @Test
    void stubsHaveCode() {
        refuses("// STUB:\n", "Codec.java:1: STUB: without code");
        refuses("// STUB:   \n", "Codec.java:1: STUB: without code");
    }

    @Test
    void filesWithoutCommentsHaveNoMarkers() {
        assertThatThrownBy(() -> MarkerParser.parse("a.json", "{ \"BEGIN SOLUTION\": 1 }", FileKind.PLAIN))
                .isInstanceOf(HandoutException.class)
                .hasMessageContaining("this kind of file has no comments");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "// the beginning of the solution",
                "// Hidden files are not served",
                "// end",
                "// A STUB of a resolver sends one query",
                "// EOF INSIDE A FRAME"
            })
    void ordinaryCommentsAreNoMarkers(String line) throws HandoutException {
        assertThat(java(line).in(Edition.STUDENT)).isEqualTo(line);
    }

    @Test
    void allMistakesAreTold() {
        assertThatThrownBy(() -> java("// END SOLUTION\n// STUB:\n// BEGIN HIDDEN\n"))
                .isInstanceOfSatisfying(
                        HandoutException.class,
                        e -> assertThat(e.problems()).extracting(Problem::line).isEqualTo(List.of(1, 2, 3)));
    }

    @Test
    void everyFileOfTheRepositoryIsOfSomeKind() {
        assertThat(Arrays.asList(
                        "a/B.java", "mvnw", "mvnw.cmd", ".gitignore", "LICENSE", "x.png", ".mvn/jvm.config", "a.b.js"))
                .allMatch(path -> FileKind.of(path).isPresent());
        assertThat(FileKind.of("notes.docx")).isEmpty();
        assertThat(FileKind.of("Makefile")).isEmpty();
    }

    private static MarkedText java(String text) throws HandoutException {
        return MarkerParser.parse("Codec.java", text, FileKind.SLASHES);
    }

    private static void refuses(String text, String message) {
        assertThatThrownBy(() -> java(text))
                .isInstanceOf(HandoutException.class)
                .hasMessageStartingWith(message);
    }
}
