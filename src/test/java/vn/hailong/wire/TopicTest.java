package vn.hailong.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTest {
    @ParameterizedTest
    @CsvSource({
        "hailong/v1/ba-ngoi/q03-a/responses, ba-ngoi, q03-a, RESPONSES",
        "hailong/v1/ba-ngoi/q03-a/receipts, ba-ngoi, q03-a, RECEIPTS",
        "hailong/v1/0/9/status, 0, 9, STATUS",
        "hailong/v1/a-/b--/config, a-, b--, CONFIG",
        "hailong/v1/abcdefghijklmnopqrstuvwxyz012345/x/commands, abcdefghijklmnopqrstuvwxyz012345, x, COMMANDS",
        "hailong/v1/x/abcdefghijklmnopqrstuvwxyz012345/replies, x, abcdefghijklmnopqrstuvwxyz012345, REPLIES",
    })
    void ours(String topic, String agency, String terminal, Topic.Kind kind) {
        assertEquals(Optional.of(new Topic(agency, terminal, kind)), Topic.parse(topic));
        assertEquals(topic, new Topic(agency, terminal, kind).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "hailong/v1",
                "hailong/v1/a/b",
                "hailong/v1/a/b/",
                "hailong/v1/a/b/status/",
                "/hailong/v1/a/b/status",
                "hailong/v1/a/b/c/status",
                "hailong/v2/a/b/status",
                "Hailong/v1/a/b/status",
                "hailong/v1/A/b/status",
                "hailong/v1/a/B/status",
                "hailong/v1/-a/b/status",
                "hailong/v1/a_b/b/status",
                "hailong/v1/phường/b/status",
                "hailong/v1/a/+/status",
                "hailong/v1/#/b/status",
                "hailong/v1//b/status",
                "hailong/v1/a//status",
                "hailong/v1/a/b/Status",
                "hailong/v1/a/b/response",
                "hailong/v1/a/b/status\n",
                "hailong/v1/a\n/b/status",
                "hailong/v1/abcdefghijklmnopqrstuvwxyz0123456/b/status",
            })
    void notOurs(String topic) {
        assertEquals(Optional.empty(), Topic.parse(topic));
    }

    @ParameterizedTest
    @EnumSource
    void aKindMovesATopic(Topic.Kind kind) {
        Topic topic = new Topic("ba-ngoi", "q03-a", Topic.Kind.STATUS).withKind(kind);
        assertEquals(Optional.of(topic), Topic.parse(topic.toString()));
        assertEquals("hailong/v1/ba-ngoi/+/" + kind.segment(), Topic.everyTerminal("ba-ngoi", kind));
    }

    @Test
    void aWildcardIsNoName() {
        assertThrows(IllegalArgumentException.class, () -> new Topic("+", "q03-a", Topic.Kind.STATUS));
        assertThrows(IllegalArgumentException.class, () -> Topic.everyTerminal("#", Topic.Kind.STATUS));
    }
}
