package dev.applaud.application.fake;

import dev.applaud.application.contract.Storage;
import dev.applaud.application.contract.StorageContract;

/// The fakes keep the contracts too, so that tests over them can be believed.
final class InMemoryStorageTest extends StorageContract {
    private final InMemoryStorage storage = new InMemoryStorage();

    @Override
    protected Storage storage() {
        return storage;
    }
}
