package vn.hailong.agency.store;

import java.util.UUID;

/// Who sent a response: the terminal by the topic, the installation by the batch.
public record Origin(String terminal, UUID installation) {}
