package vn.hailong.survey;

import java.time.Duration;
import java.util.UUID;

/// One accepted press: the beginning of a response.
///
/// @param id        the id of the response from now on, a time-ordered UUID
/// @param item      the item that was rated
/// @param level     the level chosen
/// @param pressedAt when, as uptime of this machine
public record Rating(UUID id, String item, int level, Channel channel, Duration pressedAt) {}
