/// Who acts: users, their profiles, and who follows whom.
@NullMarked
package dev.applaud.domain.people;

import org.jspecify.annotations.NullMarked;
