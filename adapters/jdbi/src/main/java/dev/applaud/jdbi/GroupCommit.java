package dev.applaud.jdbi;

import dev.applaud.domain.Attempt;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.content.ContentId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/// Lets those who change one content at the same time share transactions. Any thread.
///
/// Whoever finds nobody at work on a content leads at once, alone. Those who come meanwhile wait in line; when the
/// transaction has ended, the first in line leads through the next one, in its own thread, all who are there once the
/// content's row is locked. So nobody waits who need not, nobody works for others than its own group, and a line is
/// there only as long as somebody leads it.
final class GroupCommit {
    private final Transactions transactions;
    private final Predicate<Throwable> isOutage = new JdbiOutages();
    private final ConcurrentMap<ContentId, Line> lines = new ConcurrentHashMap<>();

    GroupCommit(Transactions transactions) {
        this.transactions = transactions;
    }

    /// Returns after the commit. An interrupt changes nothing, and can be seen afterwards. What is thrown is either an
    /// outage, or the fault of this very change.
    <T> Outcome<T> commit(ContentId id, ContentChange<T> change, Attempt<T> attempt) {
        var member = new Member<>(change, attempt);
        lines.compute(id, (_, line) -> line == null ? Line.ledBy(member) : line.joinedBy(member));
        if (member.awaitTurn() == Waiting.Turn.TO_LEAD) {
            lead(id, member);
        }
        return member.result();
    }

    private void lead(ContentId id, Member<?> leader) {
        var group = new ArrayList<Member<?>>(List.of(leader));
        try {
            transactions.write(handle -> change(handle, id, group));
        } catch (RuntimeException | Error e) {
            fail(id, group, e);
            return;
        }
        // The next group first: it works while this one's callers wake.
        passOn(id);
        group.forEach(Member::end);
    }

    /// Whether there is such a content.
    private boolean change(Handle handle, ContentId id, List<Member<?>> group) {
        var now = Tallies.lock(handle, id);
        // As late as can be: those whom the last group answered come back while this one gets its connection and lock.
        lines.computeIfPresent(id, (_, line) -> line.gather(group));
        var answers = new KeptAnswers();
        group.forEach(it -> it.ask(answers));
        answers.read(handle);
        if (now.isEmpty()) {
            group.forEach(it -> it.refuse(new Refusal.ContentNotFound(id), answers));
            return false;
        }
        var content = new LockedContent(id, now.get());
        group.forEach(it -> it.ask(content));
        content.read(handle);
        group.forEach(it -> it.decide(content, answers));
        content.keep(handle);
        answers.keep(handle);
        return true;
    }

    /// After an outage nobody knows whether the group was committed, and those in line would only wait for the next
    /// timeout: all are told. Anything else undid the group because of one of them, so each is tried alone.
    private void fail(ContentId id, List<Member<?>> group, Throwable failure) {
        if (isOutage.test(failure)) {
            var line = Objects.requireNonNull(lines.remove(id));
            line.fail(failure);
            group.forEach(it -> it.fail(failure));
        } else if (group.size() > 1) {
            lines.computeIfPresent(id, (_, line) -> line.part(group));
            lead(id, group.getFirst());
        } else {
            passOn(id);
            group.getFirst().fail(failure);
        }
    }

    private void passOn(ContentId id) {
        lines.computeIfPresent(id, (_, line) -> line.passOn());
    }

    /// How many contents are being changed.
    int lines() {
        return lines.size();
    }

    /// How many wait for their turn to change a content.
    int waiting(ContentId id) {
        return Optional.ofNullable(lines.get(id)).map(Line::length).orElse(0);
    }
}
