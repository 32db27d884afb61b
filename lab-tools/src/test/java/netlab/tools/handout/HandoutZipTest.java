package netlab.tools.handout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.TimeZone;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class HandoutZipTest {
    @TempDir
    private Path folder;

    private Fixture fixture;

    @BeforeEach
    void makeFixture() throws IOException {
        fixture = Fixture.in(Files.createDirectory(folder.resolve("netlab")));
    }

    @Test
    void theSameSourcesMakeTheSameBytesInEveryTimeZone() throws IOException {
        List<Path> zips = fixture.handout().writeZips(folder.resolve("one"));
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            fixture.handout().writeZips(folder.resolve("two"));
        } finally {
            TimeZone.setDefault(zone);
        }
        assertThat(zips).hasSize(3);
        for (Path zip : zips) {
            assertThat(folder.resolve("two").resolve(zip.getFileName())).hasSameBinaryContentAs(zip);
        }
    }

    @Test
    void mavensWrapperCanBeRunAndTextCannot() throws IOException {
        try (ZipFile zip = studentZip()) {
            assertThat(zip.getEntry("mvnw").getUnixMode()).isEqualTo(0100755);
            assertThat(zip.getEntry("pom.xml").getUnixMode()).isEqualTo(0100644);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "files have no executable bit there")
    void unpackedMavensWrapperCanBeRun() throws IOException {
        fixture.handout().writeZips(folder);
        HandoutZip.unpack(folder.resolve("hw1-length-student.zip"), folder.resolve("unpacked"));
        assertThat(folder.resolve("unpacked/mvnw")).isExecutable();
        assertThat(folder.resolve("unpacked/pom.xml"))
                .isNotEmptyFile()
                .satisfies(pom -> assertThat(Files.isExecutable(pom)).isFalse());
    }

    @Test
    void entriesAreInOrderAndNothingHiddenIsAmongThem() throws IOException {
        try (ZipFile zip = studentZip()) {
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
            assertThat(entries).extracting(ZipArchiveEntry::getName).isSorted();
            for (ZipArchiveEntry entry : entries) {
                String text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                assertThat(entry.getName()).doesNotContain("mutants", "Hidden", "Helper");
                assertThat(text).as(entry.getName()).doesNotContain("codePointCount", "hidden()", "BEGIN HIDDEN");
            }
        }
    }

    private ZipFile studentZip() throws IOException {
        Handout handout = fixture.handout();
        handout.writeZips(folder);
        return ZipFile.builder().setPath(handout.zip(folder, Edition.STUDENT)).get();
    }
}
