/// What the terminals say they sealed beside what the agency holds, with every difference explained.
@NullMarked
package vn.hailong.agency.account;

import org.jspecify.annotations.NullMarked;
