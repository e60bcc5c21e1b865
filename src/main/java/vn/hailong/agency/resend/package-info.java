/// Gets back from the terminals what the agency's database has lost.
@NullMarked
package vn.hailong.agency.resend;

import org.jspecify.annotations.NullMarked;
