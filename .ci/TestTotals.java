import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// Adds up what surefire and failsafe reported in all modules. Prints each failure with its reason, each skipped test,
/// and as the last line `N passed, N failed, N skipped`.
///
/// Exits with Maven's code, which is the first argument; with 1 where that is 0 but a test failed or none ran at all.
final class TestTotals {

    private static final int LOG_LINES_SHOWN = 60;

    private int passed;
    private int failed;
    private final List<String> skipped = new ArrayList<>();

    public static void main(String[] arguments) throws Exception {
        int mavenCode = Integer.parseInt(arguments[0]);
        TestTotals totals = new TestTotals();
        for (Path report : reports(Path.of("."))) {
            totals.add(report);
        }
        System.exit(totals.close(mavenCode));
    }

    private static List<Path> reports(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(TestTotals::isReport).sorted().toList();
        }
    }

    private static boolean isReport(Path file) {
        return file.getFileName().toString().matches("TEST-.*\\.xml")
                && file.getParent().getFileName().toString().matches("(surefire|failsafe)-reports");
    }

    private void add(Path report) throws Exception {
        int failedBefore = failed;
        try {
            var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile());
            elements(document.getElementsByTagName("testcase")).forEach(this::add);
        } catch (SAXException e) {
            fail(report + " is not a complete report: " + e.getMessage());
        }
        if (failed > failedBefore) {
            printEndOfLog(report);
        }
    }

    private void add(Element test) {
        String name = test.getAttribute("classname") + " " + test.getAttribute("name");
        Element problem = firstChild(test, "failure", "error");
        if (problem != null) {
            fail(name + System.lineSeparator() + problem.getTextContent().strip());
        } else if (firstChild(test, "skipped") instanceof Element reason) {
            skipped.add(name + ": " + reason(reason));
        } else {
            passed++;
        }
    }

    /// A disabled test has an attribute; an assumption that did not hold has a stack trace.
    private static String reason(Element skipped) {
        String message = skipped.getAttribute("message");
        return message.isEmpty() ? skipped.getTextContent().strip().lines().findFirst().orElse("") : message;
    }

    private void fail(String reason) {
        failed++;
        System.out.println("FAILED " + reason);
    }

    private static Element firstChild(Element test, String... names) {
        return Stream.of(names)
                .flatMap(name -> elements(test.getElementsByTagName(name)))
                .findFirst()
                .orElse(null);
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).map(Element.class::cast);
    }

    private static void printEndOfLog(Path report) throws IOException {
        String testClass = report.getFileName().toString().replaceFirst("^TEST-(.*)\\.xml$", "$1");
        Path log = report.resolveSibling(testClass + "-output.txt");
        if (Files.exists(log)) {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
            int from = Math.max(0, lines.size() - LOG_LINES_SHOWN);
            System.out.println("---- end of " + log);
            lines.subList(from, lines.size()).forEach(System.out::println);
            System.out.println("----");
        }
    }

    private int close(int mavenCode) {
        skipped.forEach(test -> System.out.println("skipped " + test));
        boolean noneRan = passed + failed == 0;
        if (noneRan) {
            System.out.println("FAILED: no test ran");
        }
        System.out.printf("%d passed, %d failed, %d skipped%n", passed, failed, skipped.size());
        return mavenCode == 0 && (failed > 0 || noneRan) ? 1 : mavenCode;
    }
}
