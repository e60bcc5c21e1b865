/// Questionnaires, answers and the session of one citizen: the heart of the product, which knows no device, no
/// network and no database. Everything here is a value or a pure function.
@NullMarked
package vn.hailong.survey;

import org.jspecify.annotations.NullMarked;
