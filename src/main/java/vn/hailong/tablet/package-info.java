/// The survey as pages for a browser: the tablet beside the counter. [vn.hailong.tablet.WebSurvey] is the survey alone
/// and serves any page; [vn.hailong.tablet.TabletServer] is the terminal's own door for paired tablets.
@NullMarked
package vn.hailong.tablet;

import org.jspecify.annotations.NullMarked;
