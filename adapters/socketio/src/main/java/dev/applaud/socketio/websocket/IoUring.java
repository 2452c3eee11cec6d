package dev.applaud.socketio.websocket;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// As much of Linux' `io_uring` (io_uring_setup(2), io_uring_enter(2)) as it takes to send bytes to many sockets by one
/// system call. For one thread at a time; whoever uses it next must have been told by the one before.
final class IoUring {
    private static final int SETUP = 425;
    private static final int ENTER = 426;

    /// Do not stop at a request that fails, and do not interrupt this thread to answer.
    private static final int SUBMIT_ALL = 1 << 7;

    private static final int COOPERATIVE = 1 << 8;
    private static final int SINGLE_MMAP = 1;

    private static final int READ_AND_WRITE = 3;
    private static final int SHARED_AND_POPULATED = 0x8001;
    private static final long OFFSET_OF_ENTRIES = 0x1000_0000;

    private static final int WAIT = 1;
    private static final byte SEND = 26;
    private static final int NO_SIGNAL_AND_NO_WAITING = 0x4040;

    private static final int EINTR = 4;
    private static final int EAGAIN = 11;
    private static final int EBUSY = 16;
    private static final int MOST_RETRIES = 100;

    private static final int PARAMETERS = 120;
    private static final int SUBMISSION = 64;
    private static final int COMPLETION = 16;

    private static final VarHandle INT = JAVA_INT.varHandle();

    private final int capacity;
    private final int descriptor;
    private final MemorySegment error;
    private final MemorySegment rings;
    private final MemorySegment submissions;
    private final int[] results;

    private final long submissionTail;
    private final long completionHead;
    private final long completionTail;
    private final int completionMask;
    private final long completions;

    private int tail;
    private int head;

    /// @param capacity most sends at once, a power of two
    /// @throws IOException if the system has none for us, or none that can do what is needed here (before Linux
    // 5.19)
    IoUring(int capacity) throws IOException {
        this.capacity = capacity;
        this.results = new int[capacity];
        // What is made here lives as long as the process.
        var arena = Arena.global();
        this.error = arena.allocate(Native.ERROR);
        try (var setup = Arena.ofConfined()) {
            var parameters = setup.allocate(PARAMETERS, 8);
            parameters.set(JAVA_INT, 8, SUBMIT_ALL | COOPERATIVE);
            this.descriptor = (int) Native.call(error, SETUP, capacity, parameters.address(), 0, 0);
            if (descriptor < 0) {
                throw new IOException("io_uring_setup: error " + errorNumber());
            }
            if ((parameters.get(JAVA_INT, 20) & SINGLE_MMAP) == 0) {
                throw new IOException("io_uring is too old");
            }
            long array = parameters.get(JAVA_INT, 64);
            completions = parameters.get(JAVA_INT, 100);
            long size = Math.max(
                    array + capacity * JAVA_INT.byteSize(),
                    completions + (long) parameters.get(JAVA_INT, 4) * COMPLETION);
            rings = Native.map(error, size, descriptor, 0);
            submissions = Native.map(error, (long) capacity * SUBMISSION, descriptor, OFFSET_OF_ENTRIES);
            submissionTail = parameters.get(JAVA_INT, 44);
            completionHead = parameters.get(JAVA_INT, 80);
            completionTail = parameters.get(JAVA_INT, 84);
            completionMask = rings.get(JAVA_INT, parameters.get(JAVA_INT, 88));
            for (int i = 0; i < capacity; i++) {
                rings.setAtIndex(JAVA_INT, array / JAVA_INT.byteSize() + i, i);
            }
        }
    }

    /// Sends the same bytes to all of these sockets, as far as their buffers take them, and never waits for one. How
    /// much each took is told by [#result].
    ///
    /// @param bytes in memory that stays where it is
    /// @throws IOException if this cannot be used any more; the results still tell what was sent
    void send(MemorySegment bytes, int[] sockets, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            // Each call answers all, so the entries are always free, and begin where those before ended.
            int entry = (tail + i) & (capacity - 1);
            prepare(entry, sockets[i], bytes, i);
            results[i] = 0;
        }
        tail += count;
        INT.setRelease(rings, submissionTail, tail);
        enter(count);
    }

    private void prepare(int entry, int socket, MemorySegment bytes, int number) {
        long at = (long) entry * SUBMISSION;
        submissions.set(JAVA_INT, at, SEND);
        submissions.set(JAVA_INT, at + 4, socket);
        submissions.set(JAVA_LONG, at + 16, bytes.address());
        submissions.set(JAVA_INT, at + 24, (int) bytes.byteSize());
        submissions.set(JAVA_INT, at + 28, NO_SIGNAL_AND_NO_WAITING);
        submissions.set(JAVA_LONG, at + 32, number);
    }

    private void enter(int count) throws IOException {
        int submitted = 0;
        int answered = 0;
        for (int retries = 0; answered < count; ) {
            long accepted = Native.call(error, ENTER, descriptor, count - submitted, count - answered, WAIT);
            if (accepted < 0 && (!isPassing(errorNumber()) || ++retries > MOST_RETRIES)) {
                throw new IOException("io_uring_enter: error " + errorNumber());
            }
            submitted += (int) Math.max(accepted, 0);
            answered += reap();
        }
    }

    private static boolean isPassing(int error) {
        return error == EINTR || error == EAGAIN || error == EBUSY;
    }

    private int reap() {
        int end = (int) INT.getAcquire(rings, completionTail);
        int answered = end - head;
        for (; head != end; head++) {
            long at = completions + (long) (head & completionMask) * COMPLETION;
            results[(int) rings.get(JAVA_LONG, at)] = rings.get(JAVA_INT, at + 8);
        }
        INT.setRelease(rings, completionHead, head);
        return answered;
    }

    /// How many bytes the socket of this index took in the last call; 0 if none, or if it failed.
    int result(int index) {
        return Math.max(0, results[index]);
    }

    private int errorNumber() {
        return error.get(JAVA_INT, 0);
    }

    /// The system's calls.
    @SuppressWarnings("restricted") // which is what calling them is
    private static final class Native {
        static final MemoryLayout ERROR = Linker.Option.captureStateLayout();

        private static final Linker LINKER = Linker.nativeLinker();
        private static final Linker.Option KEEP_ERROR = Linker.Option.captureCallState("errno");

        private static final MethodHandle SYSCALL = function(
                "syscall",
                FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
                KEEP_ERROR,
                Linker.Option.firstVariadicArg(1));
        private static final MethodHandle MMAP = function(
                "mmap",
                FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG),
                KEEP_ERROR);

        private static MethodHandle function(String name, FunctionDescriptor types, Linker.Option... options) {
            return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), types, options);
        }

        static long call(MemorySegment error, long number, long first, long second, long third, long fourth) {
            try {
                return (long) SYSCALL.invokeExact(error, number, first, second, third, fourth, 0L);
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }

        static MemorySegment map(MemorySegment error, long size, int descriptor, long offset) throws IOException {
            MemorySegment mapped;
            try {
                mapped = (MemorySegment) MMAP.invokeExact(
                        error, MemorySegment.NULL, size, READ_AND_WRITE, SHARED_AND_POPULATED, descriptor, offset);
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
            if (mapped.address() == -1) {
                throw new IOException("mmap of io_uring: error " + error.get(JAVA_INT, 0));
            }
            return mapped.reinterpret(size);
        }
    }
}
