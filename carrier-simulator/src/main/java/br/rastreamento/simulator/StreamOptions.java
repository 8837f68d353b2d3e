package br.rastreamento.simulator;

import br.rastreamento.simulator.stream.Shares;
import br.rastreamento.simulator.stream.StreamSettings;
import br.rastreamento.simulator.stream.StreamSettings.Form;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options that decide which events there are; the same options and seed give the same bytes.
final class StreamOptions {

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "10000",
            description =
                    "Number of items, invalid ones and duplicates included; 0 = endless (default: ${DEFAULT-VALUE}).")
    long events;

    @Option(
            names = "--parcels",
            paramLabel = "N",
            defaultValue = "1000",
            description =
                    "Most parcels under way at the same time; a new one is posted when one ends (default: ${DEFAULT-VALUE}).")
    int parcels;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Same seed and options, same bytes; another seed, other parcels (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(
            names = "--until",
            paramLabel = "INSTANT",
            description =
                    "Time of the newest scans, for example 2026-11-23T12:00:00Z; with --rate, of the first ones (default: now).")
    @Nullable Instant until;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "30",
            description =
                    "Without --rate: deliveries are spread over so many days before --until (default: ${DEFAULT-VALUE}).")
    int days;

    @Option(
            names = "--duplicates",
            paramLabel = "SHARE",
            defaultValue = "0",
            converter = Share.class,
            description =
                    "Part of the items that repeat an event, 0-1 or percent (default: ${DEFAULT-VALUE}).")
    double duplicates;

    @Option(
            names = "--late",
            paramLabel = "SHARE",
            defaultValue = "0",
            converter = Share.class,
            description =
                    "Part sent long after newer scans of their parcel (default: ${DEFAULT-VALUE}).")
    double late;

    @Option(
            names = "--out-of-order",
            paramLabel = "SHARE",
            defaultValue = "0",
            converter = Share.class,
            description =
                    "Part sent just after the next scan of their parcel (default: ${DEFAULT-VALUE}).")
    double outOfOrder;

    @Option(
            names = "--invalid",
            paramLabel = "SHARE",
            defaultValue = "0",
            converter = Share.class,
            description =
                    "Part that a service must reject, all kinds in turn (default: ${DEFAULT-VALUE}).")
    double invalid;

    /// @throws IllegalArgumentException if the options do not go together
    StreamSettings settings(double rate, Form form) {
        Instant end = until == null ? Instant.now().truncatedTo(ChronoUnit.SECONDS) : until;
        return new StreamSettings(
                seed,
                events,
                parcels,
                rate,
                end,
                Duration.ofDays(days),
                new Shares(duplicates, late, outOfOrder, invalid),
                form);
    }
}
