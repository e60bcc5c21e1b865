package vn.hailong.rig;

import java.io.PrintWriter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/// Runs test classes where there is no Maven. Arguments: their names, with `#method` for one test. Exit code 0 if all
/// of their tests passed.
final class Trials {
    private Trials() {}

    public static void main(String[] names) {
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
        for (String name : names) {
            request.selectors(
                    name.contains("#") ? DiscoverySelectors.selectMethod(name) : DiscoverySelectors.selectClass(name));
        }
        SummaryGeneratingListener summaries = new SummaryGeneratingListener();
        LauncherDiscoveryRequest built = request.build();
        LauncherFactory.create().execute(built, summaries);
        TestExecutionSummary summary = summaries.getSummary();
        summary.printFailuresTo(new PrintWriter(System.out, true), 12);
        System.out.println(System.getProperty("user.name") + ": " + summary.getTestsSucceededCount() + " passed, "
                + summary.getTotalFailureCount() + " failed, " + summary.getTestsSkippedCount() + " skipped");
        boolean all = summary.getTestsFoundCount() > 0
                && summary.getTestsSucceededCount() == summary.getTestsFoundCount()
                && summary.getTotalFailureCount() == 0;
        System.exit(all ? 0 : 1);
    }
}
