package netlab.tools.handout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CourseFileTest {
    @TempDir
    private Path folder;

    private Fixture fixture;

    @BeforeEach
    void makeFixture() throws IOException {
        fixture = Fixture.in(Files.createDirectory(folder.resolve("netlab")));
    }

    @Test
    void aCourseHasHomeworkByWeek() throws IOException {
        Course course = Handout.course(fixture.root).orElseThrow();
        assertThat(course.title()).isEqualTo("Networks");
        assertThat(course.of(2))
                .containsExactly(new Homework("hw1-length", 2, 10, LocalDateTime.of(2027, 3, 16, 23, 59), List.of()));
        assertThat(course.of(1)).isEmpty();
        assertThat(course.of("hw2-other")).get().extracting(Homework::week).isEqualTo(3);
        assertThat(course.of("common-net")).isEmpty();
    }

    @Test
    void withoutTheFileThereIsNoCourse() throws IOException {
        Files.delete(fixture.root.resolve("course.yml"));
        assertThat(Handout.course(fixture.root)).isEmpty();
        assertThat(fixture.handout().homework()).isEmpty();
    }

    @Test
    void theCourseOfThisRepositoryIsInOrder() throws IOException {
        Course course = Handout.course(Path.of("..")).orElseThrow();
        assertThat(course.homework()).extracting(Homework::module).contains("hw3-calculator", "chat");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "points: 10, due: 2027-03-16 | pionts: 10, due: 2027-03-16 | course.yml:6: unknown key 'pionts'; known here: along, due, module, points",
                "points: 10, due: 2027-03-16 | points: ten, due: 2027-03-16 | course.yml:6: 'weeks.homework.points' is to be a whole number",
                "points: 10, due: 2027-03-16 | points: 2.5, due: 2027-03-16 | course.yml:6: 'weeks.homework.points' is to be a whole number",
                "points: 10, due: 2027-03-16 | points: 0, due: 2027-03-16 | course.yml: week 2, hw1-length: 'points' is to be a number greater than 0",
                "points: 10, due: 2027-03-16 23:59 | points: 10 | course.yml: week 2, hw1-length: 'due' is to be a date like",
                "2027-03-16 23:59 | 16.3.2027 | course.yml: week 2, hw1-length: 'due' is to be a date like 2027-04-06 23:59, instead of '16.3.2027'",
                "2027-03-16 23:59 | 2027-02-30 23:59 | course.yml: week 2, hw1-length: 'due' is to be a date",
                "module: hw1-length | module: hw1-lenght | course.yml: week 2, hw1-lenght: 'module' is to be a module of the root pom",
                "module: hw2-other | module: hw1-length | course.yml: week 3, hw1-length: 'module' is to be one that was not handed out before",
                "week: 3 | week: 2 | course.yml: week 2: 'week' is to be a number greater than that of the week before",
                "Asia/Seoul | Seoul | course.yml: 'zone' is to be a time zone like Asia/Seoul, instead of 'Seoul'",
                "course: Networks | course: | course.yml: 'course' is to be the course's title",
                "weeks: | weeks: 3 #| course.yml:3: 'weeks' is to be a list",
                "16 23:59} | 16 23:59, along: [hw2-other]} | course.yml: week 2, hw1-length: 'along' is to be modules that are due earlier",
                "16 23:59} | 16 23:59, along: [hw9]} | course.yml: week 2, hw1-length: 'along' is to be a module of the root pom",
                "course: Networks | course: \"Networks | course.yml:",
                "zone: Asia | zone: [Asia | course.yml:2: 'zone' is to be a text"
            },
            delimiter = '|')
    void whatCannotBeMeantIsRefused(String old, String mistake, String message) throws IOException {
        fixture.replace("course.yml", old, mistake);
        assertThatThrownBy(() -> Handout.course(fixture.root))
                .isInstanceOf(HandoutException.class)
                .hasMessageStartingWith(message);
    }
}
