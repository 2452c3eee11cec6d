/// The commands of `./applaud`, and how they tell people and programs what came of them.
@NullMarked
package dev.applaud.bootstrap.commands;

import org.jspecify.annotations.NullMarked;
