package org.bsplint.cli.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BesideTest {
    @Test
    @Timeout(60)
    void everyTaskIsRunOnceOnAFewOtherThreads() throws InterruptedException {
        Beside beside = new Beside(3);
        int many = 1000;
        CountDownLatch left = new CountDownLatch(many);
        AtomicInteger runs = new AtomicInteger();
        AtomicInteger atOnce = new AtomicInteger();
        Set<Integer> most = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < many; i++) {
            beside.execute(() -> {
                most.add(atOnce.incrementAndGet());
                runs.incrementAndGet();
                atOnce.decrementAndGet();
                left.countDown();
            });
        }
        left.await();
        assertEquals(many, runs.get());
        assertEquals(0, most.stream().filter(count -> count > 2).count());
    }

    @Test
    @Timeout(60)
    void aTaskThatFailsEndsNoOther() throws InterruptedException {
        Beside beside = new Beside(2);
        CountDownLatch ran = new CountDownLatch(1);
        Thread here = Thread.currentThread();
        beside.execute(() -> {
            throw new IllegalStateException("told to who asks for it");
        });
        beside.execute(() -> {
            assertNotEquals(here, Thread.currentThread());
            ran.countDown();
        });
        ran.await();
    }

    /** A task that waits keeps its thread, if it got one, among those of the group. */
    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1"})
    @Timeout(60)
    void withOneJobNothingIsRun(int jobs, int threads) throws InterruptedException {
        CountDownLatch counted = new CountDownLatch(1);
        AtomicInteger others = new AtomicInteger(-1);
        ThreadGroup group = new ThreadGroup("user");
        Thread user = new Thread(group, () -> {
            new Beside(jobs).execute(() -> await(counted));
            others.set(group.activeCount() - 1);
        });
        user.start();
        user.join();
        counted.countDown();
        assertEquals(threads, others.get());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }
}
