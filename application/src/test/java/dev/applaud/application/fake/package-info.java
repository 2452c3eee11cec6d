/// Every port of the domain in memory, for tests. The storage fakes keep the same contracts as the databases.
@NullMarked
package dev.applaud.application.fake;

import org.jspecify.annotations.NullMarked;
