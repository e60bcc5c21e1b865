package vn.hailong.stick;

import java.util.Locale;
import java.util.UUID;

/// A message of the contract that travels as a file: a batch of responses, or the receipt for one.
///
/// @param terminal     who sent the responses, and whom the receipt is for
/// @param installation the terminal's
/// @param resends      how often the terminal had taken back receipts when it wrote the responses; a receipt repeats
/// it.
///                     A receipt from before the last time may name what the agency has lost since
/// @param payload      the bytes that MQTT would carry
public record Parcel(Kind kind, String agency, String terminal, UUID installation, long resends, byte[] payload) {

    /// What a parcel holds. The names stand in the files.
    public enum Kind {
        RESPONSES,
        RECEIPT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The receipt that answers this parcel.
    public Parcel answer(byte[] receipt) {
        return new Parcel(Kind.RECEIPT, agency, terminal, installation, resends, receipt);
    }
}
