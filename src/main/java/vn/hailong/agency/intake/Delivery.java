package vn.hailong.agency.intake;

import java.time.Instant;
import vn.hailong.mqtt.IncomingMessage;

/// A message on its way through the intake.
record Delivery(IncomingMessage message, Link link, Instant receivedAt) {}
