/// What the storage ports guarantee, as tests that every implementation runs.
@NullMarked
package dev.applaud.application.contract;

import org.jspecify.annotations.NullMarked;
