package br.rastreamento.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import br.rastreamento.problema.RequestProblem;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class PageCursorTest {

    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    @Property
    void comesBackAsItWas(@ForAll @LongRange(min = 1) long key, @ForAll String filters) {
        assertThat(PageCursor.read(PageCursor.after(key, filters), filters)).isEqualTo(key);
    }

    @Property
    void fitsIntoAnAddressAsItIs(@ForAll @LongRange(min = 1) long key) {
        assertThat(PageCursor.after(key, "")).matches("[A-Za-z0-9_-]{18}");
    }

    @Property
    void isRefusedWithOneCharacterChanged(
            @ForAll @LongRange(min = 1) long key,
            @ForAll @IntRange(max = 17) int position,
            @ForAll @IntRange(max = 63) int other) {
        StringBuilder changed = new StringBuilder(PageCursor.after(key, ""));
        Assume.that(changed.charAt(position) != ALPHABET.charAt(other));
        changed.setCharAt(position, ALPHABET.charAt(other));

        assertRefused(changed.toString(), "");
    }

    @Property
    void isRefusedForOtherFilters(@ForAll @LongRange(min = 1) long key) {
        assertRefused(PageCursor.after(key, "origem=A\0"), "origem=B\0");
        assertRefused(PageCursor.after(key, "origem=A\0"), "");
    }

    @Property
    void isRefusedWhenItIsAnyText(@ForAll String text) {
        assertRefused(text, "");
    }

    private static void assertRefused(String cursor, String filters) {
        assertThatExceptionOfType(RequestProblem.class)
                .isThrownBy(() -> PageCursor.read(cursor, filters));
    }
}
