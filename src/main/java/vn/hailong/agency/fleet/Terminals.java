package vn.hailong.agency.fleet;

import java.util.List;

/// Knows every terminal of the agency: the configured ones, and unknown ones that were heard of.
public interface Terminals {
    /// In the order of the configuration; unknown ones follow by name, with no unit and no counter.
    List<TerminalReport> reports();
}
