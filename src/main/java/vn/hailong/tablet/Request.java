package vn.hailong.tablet;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a browser sent.
///
/// @param path    as it was sent, without its query
/// @param query   as it was sent, empty if there is none
/// @param headers values by name in lower case
/// @param from    the address that it came from
/// @param body    no longer than [#MOST_BYTES]
record Request(String method, String path, String query, Map<String, List<String>> headers, String from, byte[] body) {
    /// More than the longest comment needs, each character in twelve.
    static final int MOST_BYTES = 32_768;

    /// A header that may stand there once.
    ///
    /// @return empty also if it stands there several times
    Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    /// The value of a cookie.
    Optional<String> cookie(String name) {
        return header("cookie").stream()
                .flatMap(cookies -> List.of(cookies.split(";", -1)).stream())
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(name.length() + 1))
                .findFirst();
    }
}
