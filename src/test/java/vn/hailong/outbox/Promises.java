package vn.hailong.outbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import vn.hailong.wire.ResponseCodec;
import vn.hailong.wire.SeqRange;
import vn.hailong.wire.WireFormatException;

/// What an outbox has promised so far, and whether a database still keeps it.
final class Promises {
    /// One response of a database.
    record Row(long seq, UUID id, byte[] body) {}

    /// What a database holds.
    record Held(List<Row> rows, ReceiptRanges receipts) {
        boolean hasReceipt(long seq) {
            return receipts.gap(seq - 1, seq).isEmpty();
        }
    }

    private final Map<UUID, Long> revisions = new HashMap<>();
    private final Map<UUID, Long> sealed = new HashMap<>();
    private final Map<Long, byte[]> handedOut = new TreeMap<>();
    private final Set<Long> receipted = new HashSet<>();
    private final Set<Long> receiptAsked = new HashSet<>();
    private final Set<Long> resent = new HashSet<>();
    private final Set<Long> mayBePurged = new HashSet<>();
    private final PressPromises presses;

    Promises() {
        this(new PressPromises());
    }

    private Promises(PressPromises presses) {
        this.presses = presses;
    }

    /// Begins with what a database holds that was found sound.
    ///
    /// @param last   the highest number that was given; those of its numbers that are missing were purged
    /// @param totals its counts
    static Promises of(Held held, long last, Totals totals) throws WireFormatException {
        Promises promises = new Promises(PressPromises.of(totals));
        for (Row row : held.rows()) {
            promises.sealed.put(row.id(), row.seq());
            promises.handedOut.put(row.seq(), row.body());
            promises.revisions.put(row.id(), revision(row.body()));
        }
        for (long seq = 1; seq <= last; seq++) {
            if (held.hasReceipt(seq)) {
                promises.receipted.add(seq);
                promises.receiptAsked.add(seq);
            }
            if (!promises.handedOut.containsKey(seq)) {
                promises.mayBePurged.add(seq);
            }
        }
        return promises;
    }

    /// The number by which the workload tells one state of a response from another.
    private static long revision(byte[] body) throws WireFormatException {
        return ResponseCodec.decode(body).response().durationMs();
    }

    void add(Note note) {
        switch (note) {
            case Note.Stored(UUID id, long revision) -> revisions.merge(id, revision, Math::max);
            case Note.Sealed(UUID id, long seq) -> sealed.put(id, seq);
            case Note.HandedOut(Pending pending) -> handedOut.put(pending.seq(), pending.bytes());
            case Note.PressAsked asked -> presses.add(asked);
            case Note.Pressed pressed -> presses.add(pressed);
            case Note.Receipted(SeqRange seqs) -> each(seqs).forEach(receipted::add);
            case Note.ReceiptAsked(SeqRange seqs) -> {
                each(seqs).forEach(receiptAsked::add);
                each(seqs).forEach(resent::remove);
            }
            case Note.ResendAsked(SeqRange seqs) -> each(seqs).forEach(receipted::remove);
            case Note.Resent(SeqRange seqs) -> each(seqs).forEach(resent::add);
            case Note.PurgeAsked() -> mayBePurged.addAll(receiptAsked);
        }
    }

    private static List<Long> each(SeqRange seqs) {
        List<Long> all = new ArrayList<>();
        for (long seq = seqs.first(); seq <= seqs.last(); seq++) {
            all.add(seq);
        }
        return all;
    }

    static Held held(Connection connection) throws SQLException {
        return new Held(rows(connection), Receipts.read(connection));
    }

    static List<Row> rows(Connection connection) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT seq, id, body FROM response ORDER BY seq")) {
            while (found.next()) {
                rows.add(new Row(found.getLong("seq"), found.getObject("id", UUID.class), found.getBytes("body")));
            }
        }
        return rows;
    }

    /// What is not kept, in words; empty if everything is. All drafts of the database are sealed by now.
    List<String> broken(Held held, Totals totals) throws WireFormatException {
        List<String> broken = new ArrayList<>();
        Map<UUID, Row> byId = new HashMap<>();
        Map<Long, Row> bySeq = new HashMap<>();
        for (Row row : held.rows()) {
            byId.put(row.id(), row);
            bySeq.put(row.seq(), row);
        }
        for (Map.Entry<UUID, Long> each : revisions.entrySet()) {
            Row row = byId.get(each.getKey());
            Long seq = sealed.get(each.getKey());
            if (row == null) {
                if (seq == null || !mayBePurged.contains(seq)) {
                    broken.add("response " + each.getKey() + " is gone");
                }
            } else if (revision(row.body()) < each.getValue()) {
                broken.add("response " + each.getKey() + " lost an answer");
            } else if (seq != null && seq != row.seq()) {
                broken.add("response " + each.getKey() + " was " + seq + " and is " + row.seq());
            }
        }
        handedOut.forEach((seq, bytes) -> {
            Row row = bySeq.get(seq);
            if (row == null ? !mayBePurged.contains(seq) : !Arrays.equals(row.body(), bytes)) {
                broken.add("number " + seq + " was sent with other bytes than it has");
            }
        });
        for (long seq : receipted) {
            if (!held.hasReceipt(seq)) {
                broken.add("the receipt of " + seq + " is gone");
            }
        }
        for (long seq = 1; seq <= totals.sealed(); seq++) {
            boolean isThere = bySeq.containsKey(seq);
            if (!isThere && !mayBePurged.contains(seq)) {
                broken.add("number " + seq + " of " + totals.sealed() + " is missing");
            }
            if (!isThere && !held.hasReceipt(seq)) {
                broken.add("number " + seq + " is purged and has no receipt");
            }
            if (held.hasReceipt(seq) && !receiptAsked.contains(seq)) {
                broken.add("number " + seq + " has a receipt that nobody gave");
            }
            if (isThere && held.hasReceipt(seq) && resent.contains(seq)) {
                broken.add("number " + seq + " was to be sent again and is not");
            }
        }
        for (ReceiptRange range : held.receipts().ranges()) {
            for (long seq : each(new SeqRange(range.first(), range.last()))) {
                if (range.isPurged() == bySeq.containsKey(seq)) {
                    broken.add("number " + seq + (range.isPurged() ? " is purged and there" : " is gone too soon"));
                }
            }
        }
        if (held.receipts().count() != totals.receipted()) {
            broken.add(held.receipts().count() + " receipts are there, " + totals.receipted() + " are counted");
        }
        broken.addAll(presses.broken(totals));
        return broken;
    }
}
