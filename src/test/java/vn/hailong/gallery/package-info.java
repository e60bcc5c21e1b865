/// Every screen and every page of every questionnaire that we ship, looked at on every panel.
@NullMarked
package vn.hailong.gallery;

import org.jspecify.annotations.NullMarked;
