package vn.hailong.agency.intake;

import java.time.Instant;
import vn.hailong.mqtt.IncomingMessage;

/// A message on its way into the database.
///
/// @param reading what is to be kept of it
record Delivery(IncomingMessage message, Link link, Instant receivedAt, Reader.Reading reading) {}
