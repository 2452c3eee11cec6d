/// Who is connected, and for how long their token lets them stay.
@NullMarked
package dev.applaud.realtime.identity;

import org.jspecify.annotations.NullMarked;
