package br.rastreamento.benchmarks.live;

import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/// The dashboard's page in a headless Chromium, Debian's where it is installed; it notes by itself when the total of parcels
/// changes. For one thread.
final class OpenPage implements AutoCloseable {

    private static final File DEBIAN_DRIVER = new File("/usr/bin/chromedriver");
    private static final String DEBIAN_BROWSER = "/usr/bin/chromium";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(100);

    // A message that is sent from the callback of a frame comes after the frame was drawn.
    private static final String NOTE =
            """
            const total = document.getElementById('total-pacotes');
            window.noted = {};
            new MutationObserver(() => {
              const text = total.textContent;
              const changed = Date.now();
              requestAnimationFrame(() => {
                const drawn = new MessageChannel();
                drawn.port1.onmessage = () => { window.noted[text] ??= [changed, Date.now()]; };
                drawn.port2.postMessage(null);
              });
            }).observe(total, { childList: true, characterData: true, subtree: true });
            """;

    // Whatever jumps in the second after the figures counts, too.
    private static final String LOADED =
            """
            const done = arguments[0];
            let shift = 0;
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) shift += entry.value;
            }).observe({ type: 'layout-shift', buffered: true });
            const look = () => {
              const [paint] = performance.getEntriesByName('first-contentful-paint');
              if (paint === undefined || document.getElementById('painel').getAttribute('aria-busy') !== 'false') {
                requestAnimationFrame(look);
                return;
              }
              const filled = performance.now();
              setTimeout(() => done([paint.startTime, filled, shift]), 1000);
            };
            look();
            """;

    // It warns of browsers that are newer than itself; what it is used for here does not change
    // with them.
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    static {
        SELENIUM.setLevel(Level.SEVERE);
    }

    private final ChromeDriver driver;

    private OpenPage(ChromeDriver driver) {
        this.driver = driver;
    }

    /// Returns when the page is loaded.
    static OpenPage of(String address) {
        ChromeOptions options = new ChromeOptions();
        // No sandbox: whoever measures may be root. The others keep the browser from asking for
        // anything but the page.
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1280,900",
                "--lang=pt-BR");
        ChromeDriverService.Builder service = new ChromeDriverService.Builder();
        if (DEBIAN_DRIVER.canExecute()) {
            service.usingDriverExecutable(DEBIAN_DRIVER);
            options.setBinary(DEBIAN_BROWSER);
        }
        OpenPage page = new OpenPage(new ChromeDriver(service.build(), options));
        page.driver.manage().timeouts().scriptTimeout(PATIENCE);
        page.driver.get(address);
        page.driver.executeScript(NOTE);
        return page;
    }

    /// Name and version of the browser.
    String browser() {
        return driver.getCapabilities().getBrowserName()
                + " "
                + driver.getCapabilities().getBrowserVersion();
    }

    /// Comes up as for somebody who was never there: with an empty cache.
    Load anew(String address) {
        driver.get("about:blank");
        driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
        driver.get(address);
        List<?> told = (List<?>) driver.executeAsyncScript(LOADED);
        return new Load(number(told, 0), number(told, 1), number(told, 2));
    }

    private static double number(List<?> told, int place) {
        return ((Number) told.get(place)).doubleValue();
    }

    /// When it showed this total; waits for it.
    ///
    /// @throws IllegalStateException if it does not for 30 s
    Shown total(String text) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() - deadline < 0) {
            Object noted = noted(text);
            if (noted instanceof List<?> times) {
                return new Shown(
                        ((Number) times.get(0)).longValue(), ((Number) times.get(1)).longValue());
            }
            Thread.sleep(LOOK);
        }
        throw new IllegalStateException("the page does not show a total of " + text);
    }

    private @Nullable Object noted(String text) {
        return driver.executeScript("return window.noted[arguments[0]]", text);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
