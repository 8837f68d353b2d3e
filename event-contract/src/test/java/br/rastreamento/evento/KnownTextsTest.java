package br.rastreamento.evento;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A text is cleaned as ever, only less often.
class KnownTextsTest {

    private final AtomicInteger cleanings = new AtomicInteger();

    @Test
    void cleansATextOnceAndGivesTheSameInstanceFromThenOn() {
        KnownTexts known = known(64);
        String first = clean(known, "Natal");

        assertThat(first).isEqualTo("NATAL");
        assertThat(clean(known, "Natal")).isSameAs(first);
        assertThat(cleanings).hasValue(1);
    }

    @Test
    void findsATextWhereverItLiesInTheBytes() {
        KnownTexts known = known(64);
        clean(known, "Natal");
        byte[] bytes = "...Natal...".getBytes(UTF_8);

        assertThat(known.clean(bytes, 3, 8)).isEqualTo("NATAL");
        assertThat(known.clean(bytes, 3, 7)).isEqualTo("NATA");
        assertThat(cleanings).hasValue(2);
    }

    @Test
    void keepsATextWhoseBytesTheCallerUsesAgain() {
        KnownTexts known = known(64);
        byte[] bytes = "Natal".getBytes(UTF_8);
        known.clean(bytes, 0, 5);
        bytes[0] = 'F';

        assertThat(known.clean(bytes, 0, 5)).isEqualTo("FATAL");
        assertThat(clean(known, "Natal")).isEqualTo("NATAL");
    }

    @Test
    void doesNotRememberWhatIsRefused() {
        KnownTexts known = new KnownTexts(64, _ -> null);

        assertThat(clean(known, "Natal")).isNull();
        assertThat(known.size()).isZero();
    }

    @Test
    void doesNotRememberLongTexts() {
        KnownTexts known = known(64);
        String longest = "x".repeat(KnownTexts.MAX_BYTES);
        clean(known, longest + "x");
        assertThat(known.size()).isZero();
        clean(known, longest);
        assertThat(known.size()).isOne();
    }

    @Test
    void isBoundedHoweverManyTextsCome() {
        KnownTexts known = known(64);

        for (int i = 0; i < 100_000; i++) {
            assertThat(clean(known, "cidade " + i)).isEqualTo("CIDADE " + i);
        }

        assertThat(known.size()).isEqualTo(64);
    }

    @Test
    void spreadsTextsThatDifferInOneCharacter() {
        KnownTexts known = known(4_096);
        List<String> texts =
                IntStream.range(0, 1_024)
                        .mapToObj("Centro de distribuição %04d, São Paulo"::formatted)
                        .toList();
        texts.forEach(text -> clean(known, text));

        assertThat(known.size()).isGreaterThan(950);
    }

    @Test
    void remembersTheTwoNewestOfTextsThatShareTheirSlots() {
        KnownTexts known = known(2);
        List.of("a", "b", "c").forEach(text -> clean(known, text));
        cleanings.set(0);

        for (int i = 0; i < 10; i++) {
            clean(known, "c");
            clean(known, "b");
        }

        assertThat(cleanings).hasValueLessThanOrEqualTo(1);
        assertThat(clean(known, "a")).isEqualTo("A");
    }

    @Property
    void givesTheRightAnswerThoughAllTextsCollide(@ForAll @Size(max = 50) List<String> texts) {
        KnownTexts known = new KnownTexts(2, KnownTextsTest::upperCase);

        for (int round = 0; round < 3; round++) {
            for (String text : texts) {
                String received = new String(text.getBytes(UTF_8), UTF_8);
                assertThat(clean(known, text)).isEqualTo(upperCase(received));
            }
        }
    }

    @Test
    void givesEveryThreadTheRightAnswer() throws Exception {
        KnownTexts known = new KnownTexts(16, KnownTextsTest::upperCase);
        List<Callable<Integer>> readers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int seed = i;
            readers.add(() -> wrongAnswers(known, new Random(seed)));
        }

        try (ExecutorService threads = Executors.newFixedThreadPool(readers.size())) {
            for (Future<Integer> wrong : threads.invokeAll(readers)) {
                assertThat(wrong.get()).isZero();
            }
        }
        assertThat(known.size()).isLessThanOrEqualTo(16);
    }

    @ParameterizedTest
    @ValueSource(ints = {-4, 0, 1, 3, 1_000})
    void refusesANumberOfSlotsThatIsNoPowerOfTwo(int slots) {
        assertThatIllegalArgumentException().isThrownBy(() -> known(slots));
    }

    private static int wrongAnswers(KnownTexts known, Random random) {
        int wrong = 0;
        for (int i = 0; i < 200_000; i++) {
            String text = "cidade " + random.nextInt(40);
            if (!upperCase(text).equals(clean(known, text))) {
                wrong++;
            }
        }
        return wrong;
    }

    private KnownTexts known(int slots) {
        return new KnownTexts(
                slots,
                text -> {
                    cleanings.incrementAndGet();
                    return upperCase(text);
                });
    }

    private static @Nullable String clean(KnownTexts known, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return known.clean(bytes, 0, bytes.length);
    }

    private static String upperCase(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
