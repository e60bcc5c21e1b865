/// What travels on a USB stick where there is no network: signed files, and how they are written so that a stick may be
/// pulled out at any moment.
@NullMarked
package vn.hailong.stick;

import org.jspecify.annotations.NullMarked;
