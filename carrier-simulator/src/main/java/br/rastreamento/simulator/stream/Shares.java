package br.rastreamento.simulator.stream;

/// What part of the items is out of the ordinary; each 0 … 1, together at most 1.
///
/// @param duplicates the same event (R1) once more, byte for byte or in another spelling
/// @param late sent hours to days after newer scans of the same parcel
/// @param outOfOrder sent right after the next scan of the same parcel
/// @param invalid rejected by every service, with each rejection code equally often
public record Shares(double duplicates, double late, double outOfOrder, double invalid) {

    /// Nothing out of the ordinary.
    public static final Shares NONE = new Shares(0, 0, 0, 0);

    public Shares {
        checkShare("duplicates", duplicates);
        checkShare("late", late);
        checkShare("out-of-order", outOfOrder);
        checkShare("invalid", invalid);
        double sum = duplicates + late + outOfOrder + invalid;
        if (sum > 1 + 1e-9) {
            throw new IllegalArgumentException(
                    "duplicates, late, out-of-order and invalid together must not exceed 1: "
                            + sum);
        }
    }

    private static void checkShare(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(name + " must be between 0 and 1: " + share);
        }
    }

    /// Of the items that bring a new event: the part to send late, and the part to send out of order.
    double lateAmongNew() {
        return amongNew(late);
    }

    double outOfOrderAmongNew() {
        return amongNew(outOfOrder);
    }

    private double amongNew(double share) {
        double fresh = 1 - duplicates - invalid;
        return fresh <= 0 ? 0 : share / fresh;
    }
}
