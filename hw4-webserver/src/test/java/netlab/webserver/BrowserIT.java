// HIDDEN FILE
package netlab.webserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A real browser looks at the page; skipped only where there is none. */
class BrowserIT {
    private static final CountDownLatch ICON_ASKED_FOR = new CountDownLatch(1);

    @TempDir
    private static Path profile;

    private static WebServer server;
    private static ChromeDriver browser;

    @BeforeAll
    static void start() throws IOException {
        Optional<Path> chromium = find("chromium", "chromium-browser", "google-chrome");
        Optional<Path> driver = find("chromedriver");
        assumeTrue(chromium.isPresent() && driver.isPresent(), "no chromium and chromedriver on the PATH");
        server = Servers.with((client, line, status, bytes) -> {
            if (line.startsWith("GET /favicon.ico ") && status == 200) {
                ICON_ASKED_FOR.countDown();
            }
        });
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driver.get().toFile())
                        .usingAnyFreePort()
                        .withSilent(true)
                        .build(),
                options(chromium.get()));
        browser.manage().window().setSize(new Dimension(1000, 700));
        browser.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(60));
    }

    /** Alone with the page: no profile, no updates, no calls home. */
    private static ChromeOptions options(Path chromium) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile);
        return options;
    }

    private static Optional<Path> find(String... names) {
        List<String> folders = List.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator));
        return Stream.of(names)
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.quit();
        }
        if (server != null) {
            server.close();
        }
    }

    private static void open(String path) {
        browser.get("http://127.0.0.1:" + server.port() + path);
    }

    @Test
    void showsThePageAsItIsMeant() throws Exception {
        open("/index.html");
        assertThat(browser.executeScript("return document.characterSet")).isEqualTo("EUC-KR");
        assertThat(browser.getTitle()).isEqualTo("사물인터넷 네트워크 프로그래밍");
        assertThat(browser.findElement(By.tagName("h1")).getText()).isEqualTo("안녕하세요, 소켓으로 만든 웹 서버입니다!");
        assertThat(browser.findElement(By.id("name")).getText()).isEqualTo("홍길동");
        assertThat(browser.findElement(By.id("student-id")).getText()).isEqualTo("20261234");

        WebElement picture = browser.findElement(By.tagName("img"));
        assertThat(picture.getDomProperty("complete")).isEqualTo("true");
        assertThat(picture.getDomProperty("naturalWidth")).isEqualTo("320");
        assertThat(picture.getDomProperty("naturalHeight")).isEqualTo("320");

        assertThat(ICON_ASKED_FOR.await(30, TimeUnit.SECONDS))
                .as("GET /favicon.ico")
                .isTrue();

        Files.write(Path.of("target", "index.png"), browser.getScreenshotAs(OutputType.BYTES));
    }

    @Test
    void saysNotFound() throws IOException {
        open("/aaaaa");
        assertThat(browser.getTitle()).isEqualTo("Not Found");
        assertThat(browser.findElement(By.tagName("body")).getText()).isEqualTo("Not Found");
        Files.write(Path.of("target", "not-found.png"), browser.getScreenshotAs(OutputType.BYTES));
    }

    @Test
    void reloadsWhatHasNotChangedFromItsCache() {
        open("/iot.png");
        browser.navigate().refresh();
        Object status = browser.executeScript("return performance.getEntriesByType('navigation')[0].responseStatus");
        assertThat(status).isIn(200L, 304L);
        assertThat(browser.findElement(By.tagName("img")).getDomProperty("naturalWidth"))
                .isEqualTo("320");
    }
}
