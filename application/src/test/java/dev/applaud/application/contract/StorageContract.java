package dev.applaud.application.contract;

import dev.applaud.application.world.WorldContract;
import org.junit.jupiter.api.Nested;

/// All contracts of one storage: a test class that extends this runs them all.
public abstract class StorageContract {
    protected abstract Storage storage();

    @Nested
    class ItsContents implements ContentsContract {
        @Override
        public Storage storage() {
            return StorageContract.this.storage();
        }
    }

    @Nested
    class ItsEngagements implements EngagementsContract {
        @Override
        public Storage storage() {
            return StorageContract.this.storage();
        }
    }

    @Nested
    class ItsViews implements ViewsContract {
        @Override
        public Storage storage() {
            return StorageContract.this.storage();
        }
    }

    @Nested
    class ItsHotContent implements HotContentContract {
        @Override
        public Storage storage() {
            return StorageContract.this.storage();
        }
    }

    @Nested
    class ItsComments implements CommentsContract {
        @Override
        public Storage storage() {
            return StorageContract.this.storage();
        }
    }

    @Nested
    class ItsCommentLists implements CommentListsContract {
        @Override
        public Storage storage() {
            return StorageContract.this.storage();
        }
    }

    @Nested
    class ItsCommentLog implements CommentLogContract {
        @Override
        public Storage storage() {
            return StorageContract.this.storage();
        }
    }

    @Nested
    class ItsAttempts implements AttemptsContract {
        @Override
        public Storage storage() {
            return StorageContract.this.storage();
        }
    }

    @Nested
    class ItsViewings implements ViewingsContract {
        @Override
        public Storage storage() {
            return StorageContract.this.storage();
        }
    }

    @Nested
    class ItsProfiles implements ProfilesContract {
        @Override
        public Storage storage() {
            return StorageContract.this.storage();
        }
    }

    @Nested
    class ItsFollows implements FollowsContract {
        @Override
        public Storage storage() {
            return StorageContract.this.storage();
        }
    }

    @Nested
    class ItsWorlds implements WorldContract {
        @Override
        public Storage storage() {
            return StorageContract.this.storage();
        }
    }
}
