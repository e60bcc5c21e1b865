package vn.hailong.agency.web;

import java.util.List;

/// A request that can't be answered as it stands, told precisely enough for the sender to correct it.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
final class WebProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// What was wrong; the texts under `expected.` say what would have been right.
    enum Code {
        UNKNOWN_UNIT(404),
        UNKNOWN_PARAMETER(400),
        REPEATED_PARAMETER(400),
        BAD_DATE(400),
        BAD_PERIOD(400),
        UNKNOWN_LANGUAGE(400);

        private final int status;

        Code(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    private final Code code;
    private final String parameter;
    private final String found;
    private final transient List<String> known;

    /// @param known the values that would have been right, if they can be listed
    WebProblem(Code code, String parameter, String found, List<String> known) {
        super(code + ": " + parameter + "=" + found);
        this.code = code;
        this.parameter = parameter;
        this.found = found;
        this.known = List.copyOf(known);
    }

    Code code() {
        return code;
    }

    String parameter() {
        return parameter;
    }

    String found() {
        return found;
    }

    List<String> known() {
        return known;
    }
}
