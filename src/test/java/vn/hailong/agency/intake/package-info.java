@NullMarked
package vn.hailong.agency.intake;

import org.jspecify.annotations.NullMarked;
