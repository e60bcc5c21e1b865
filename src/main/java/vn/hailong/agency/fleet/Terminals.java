package vn.hailong.agency.fleet;

import java.util.List;

/// Every terminal that the agency expects or has heard of.
public interface Terminals {
    List<TerminalReport> reports();
}
