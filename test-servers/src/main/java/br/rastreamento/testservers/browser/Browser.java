package br.rastreamento.testservers.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/// A browser with one tab, as a reader uses it: looks at what is visible, clicks, types. Not for several threads.
public final class Browser implements AutoCloseable {

    private final ChromeDriver driver;

    Browser(ChromeDriver driver) {
        this.driver = driver;
        as(1280, 900, false);
    }

    /// What the reader has: a window of this size in CSS pixels, and whether their system is dark.
    public void as(int width, int height, boolean dark) {
        devTools(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        devTools(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of(
                                        "name",
                                        "prefers-color-scheme",
                                        "value",
                                        dark ? "dark" : "light"))));
    }

    /// Where the reader is: an IANA time zone.
    public void in(String timeZone) {
        devTools("Emulation.setTimezoneOverride", Map.of("timezoneId", timeZone));
    }

    /// Opens an address anew, even the one that is open.
    public void open(String address) {
        driver.get("about:blank");
        driver.manage().logs().get(LogType.BROWSER);
        driver.get(address);
    }

    /// The address that is open.
    public String address() {
        return String.valueOf(driver.getCurrentUrl());
    }

    public void back() {
        driver.navigate().back();
    }

    /// The visible text of the first element; empty while there is none.
    public String text(String css) {
        return texts(css).stream().findFirst().orElse("");
    }

    /// The visible texts of the elements that are visible, in the order of the page.
    public List<String> texts(String css) {
        Object texts =
                script(
                        "return [...document.querySelectorAll(arguments[0])].filter((e) => e.checkVisibility())"
                                + ".map((e) => (e.innerText ?? '').replace(/\\s+/g, ' ').trim())",
                        css);
        return ((List<?>) Objects.requireNonNull(texts)).stream().map(String::valueOf).toList();
    }

    public boolean sees(String css) {
        return !texts(css).isEmpty();
    }

    /// An attribute of the first element; empty while either is missing.
    public String attribute(String css, String name) {
        return String.valueOf(
                script(
                        "return document.querySelector(arguments[0])?.getAttribute(arguments[1]) ?? ''",
                        css,
                        name));
    }

    /// Clicks the first element.
    public void click(String css) {
        click(find(css));
    }

    /// Clicks the first link or button whose text starts with the words.
    public void press(String words) {
        click(
                driver.findElement(
                        By.xpath(
                                "//*[self::a or self::button or self::summary][starts-with(normalize-space(), \""
                                        + words
                                        + "\")]")));
    }

    /// Presses the mouse button on the first element, and holds it until [#letGo].
    public void hold(String css) {
        WebElement element = find(css);
        toTheMiddle(element);
        new Actions(driver).clickAndHold(element).perform();
    }

    public void letGo() {
        new Actions(driver).release().perform();
    }

    /// Types into a field, after what is there, and sends its form.
    public void submit(String css, String text) {
        find(css).sendKeys(text, Keys.ENTER);
    }

    /// Presses keys, wherever the focus is.
    public void keys(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /// What has the focus, as its id or else its text.
    public String focused() {
        return String.valueOf(
                script(
                        "const e = document.activeElement; return e.id || (e.innerText ?? '').replace(/\\s+/g, ' ').trim()"));
    }

    /// The result of JavaScript in the page; a promise's is waited for.
    public @Nullable Object script(String javaScript, Object... arguments) {
        return driver.executeScript(javaScript, arguments);
    }

    /// What the browser complained about since the page was opened: errors, and what the content security policy refused.
    public List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /// What keeps people with disabilities from reading the page as it is now, by axe's rules for WCAG 2.2 A and AA and
    /// its best practices: a line each.
    public List<String> barriers() {
        script(Axe.source() + "; window.axe = axe;");
        Object found =
                script(
                        "return axe.run(document, {resultTypes: ['violations']}).then((result) =>"
                                + " result.violations.flatMap((rule) => rule.nodes.map((node) =>"
                                + " `${rule.id}: ${node.target} ${node.failureSummary}`)))");
        return ((List<?>) Objects.requireNonNull(found)).stream().map(String::valueOf).toList();
    }

    /// Writes a picture of the window as PNG.
    public void picture(Path file) {
        Map<String, Object> answer =
                driver.executeCdpCommand("Page.captureScreenshot", Map.of("format", "png"));
        try {
            Files.write(file, Base64.getDecoder().decode(String.valueOf(answer.get("data"))));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private void click(WebElement element) {
        toTheMiddle(element);
        element.click();
    }

    // At the top it would be under the header, which stays there.
    private void toTheMiddle(WebElement element) {
        script("arguments[0].scrollIntoView({block: 'center'})", element);
    }

    private WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    private void devTools(String command, Map<String, Object> parameters) {
        driver.executeCdpCommand(command, parameters);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
