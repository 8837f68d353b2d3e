package br.rastreamento.simulator.stream;

import br.rastreamento.simulator.journey.Journey;
import br.rastreamento.simulator.journey.JourneyPlanner;
import br.rastreamento.simulator.stream.Item.Timing;
import br.rastreamento.simulator.stream.ParcelUnderWay.Due;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/// The items of a carrier, one after the other: scans of many parcels interleaved, each parcel's in order but for the
/// shares of late, repeated, misplaced and invalid ones. A new parcel is posted when an old one ends, so that memory is
/// bounded by [StreamSettings#parcels()] however long the stream is. Equal settings, equal items. Not thread-safe.
public final class EventStream implements Iterator<Item> {

    private static final int REMEMBERED = 4_096;
    private static final long FIRST_STRANGER = 900_000_000;
    private static final int STRANGERS = 99_999_999;

    private final StreamSettings settings;
    private final ScanClock clock;
    private final SplittableRandom random;
    private final JourneyPlanner planner;
    private final int maxParcels;
    private final PriorityQueue<ParcelUnderWay> parcels = new PriorityQueue<>();
    private final Sent[] recent = new Sent[REMEMBERED];
    private long position;
    private long newItems;
    private long posted;

    /// An item that may be sent once more.
    private record Sent(ParcelUnderWay parcel, Due due, Item.Good item) {}

    public EventStream(StreamSettings settings) {
        this.settings = settings;
        this.clock = ScanClock.of(settings);
        this.random = new SplittableRandom(settings.seed());
        this.planner = new JourneyPlanner(settings.seed());
        double natural = Math.max(1, clock.parcelsInRealTime());
        this.maxParcels = (int) Math.min(settings.parcels(), natural);
    }

    @Override
    public boolean hasNext() {
        return settings.events() == 0 || position < settings.events();
    }

    @Override
    public Item next() {
        if (!hasNext()) {
            throw new NoSuchElementException("all items were taken: " + settings.events());
        }
        Item item = choose(random.nextDouble());
        position++;
        return item;
    }

    private Item choose(double chance) {
        Shares shares = settings.shares();
        if (chance < shares.invalid()) {
            return mistake();
        }
        if (chance < shares.invalid() + shares.duplicates() && newItems > 0) {
            return again();
        }
        return nextScan();
    }

    private Item nextScan() {
        while (parcels.size() < maxParcels && !isDue()) {
            parcels.add(post());
        }
        ParcelUnderWay parcel = parcels.remove();
        Due due = parcel.next();
        parcel.advance();
        if (!parcel.isFinished()) {
            parcels.add(parcel);
        }
        Item.Good item = good(parcel, due, due.timing());
        recent[(int) (newItems % REMEMBERED)] = new Sent(parcel, due, item);
        newItems++;
        return item;
    }

    private boolean isDue() {
        ParcelUnderWay first = parcels.peek();
        return first != null && first.next().position() <= position;
    }

    /// Planned twice: only the first plan tells how long the journey takes, and so when its last scan will be sent.
    private ParcelUnderWay post() {
        posted++;
        double length = ScanClock.positionsAJourney(maxParcels);
        Journey sketch = planner.plan(posted, now());
        Instant end = clock.at(ParcelUnderWay.endOf(sketch, (double) position, length));
        Journey journey = planner.plan(posted, end);
        return new ParcelUnderWay(
                journey, (double) position, length, settings.shares(), random.split());
    }

    private Instant now() {
        return clock.at((double) position);
    }

    private Item again() {
        int remembered = (int) Math.min(newItems, REMEMBERED);
        Sent sent = recent[random.nextInt(remembered)];
        return random.nextBoolean()
                ? new Item.Good(sent.item().wire(), sent.item().event(), Timing.AGAIN)
                : good(sent.parcel(), sent.due(), Timing.AGAIN);
    }

    private static Item.Good good(ParcelUnderWay parcel, Due due, Timing timing) {
        WireEvent wire = parcel.style.write(parcel.idPacote, due.scan(), parcel.random);
        return new Item.Good(wire, due.scan().eventOf(parcel.idPacote), timing);
    }

    /// A believable scan of a parcel that is never heard of otherwise, spoiled.
    private Item mistake() {
        Journey journey = planner.plan(FIRST_STRANGER + random.nextInt(STRANGERS), now());
        int scan = random.nextInt(journey.scans().size());
        WireEvent event =
                CarrierStyle.any(random)
                        .write(journey.idPacote(), journey.scans().get(scan), random);
        return Mistake.any(settings.form(), random).in(event);
    }
}
