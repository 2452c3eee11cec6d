/// The tallies of a content: likes, comments, views and shares.
@NullMarked
package dev.applaud.domain.engagement;

import org.jspecify.annotations.NullMarked;
