/// What users can do, as a few lines of plain Java and as the use cases over a storage, to be compared step by step.
@NullMarked
package dev.applaud.application.world;

import org.jspecify.annotations.NullMarked;
