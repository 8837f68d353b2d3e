package br.rastreamento.testservers.browser;

import java.io.File;
import java.util.logging.Level;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/// Starts browsers: Debian's Chromium where it is installed, else the Chrome that Selenium finds.
public final class Browsers {

    private static final File DEBIAN_DRIVER = new File("/usr/bin/chromedriver");
    private static final String DEBIAN_BROWSER = "/usr/bin/chromium";

    private Browsers() {}

    /// A headless browser, the caller's to close. Where there is none the test is skipped, but for CI, where it fails.
    public static Browser start() {
        try {
            return new Browser(new ChromeDriver(service(), options()));
        } catch (WebDriverException e) {
            if (System.getenv("CI") == null && !DEBIAN_DRIVER.canExecute()) {
                return Assumptions.abort(
                        "no Chrome or Chromium on this machine: " + e.getRawMessage());
            }
            throw e;
        }
    }

    private static ChromeDriverService service() {
        ChromeDriverService.Builder builder = new ChromeDriverService.Builder();
        if (DEBIAN_DRIVER.canExecute()) {
            builder.usingDriverExecutable(DEBIAN_DRIVER);
        }
        return builder.build();
    }

    private static ChromeOptions options() {
        ChromeOptions options = new ChromeOptions();
        if (DEBIAN_DRIVER.canExecute()) {
            options.setBinary(DEBIAN_BROWSER);
        }
        // No sandbox: CI runs as root. The others keep the browser from asking for anything but our
        // pages.
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=pt-BR");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        return options;
    }
}
