package org.lambdainvoke.internal.json;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Tells whether a name comes for the second time. Of each it keeps 127 bits of a hash, so that an object of a hundred
 * thousand members takes two megabytes and not ten; that two names share them happens less often than a broken memory
 * does. Not thread-safe.
 */
public final class DistinctNames {
    /** Drawn anew in each JVM, so that nobody can prepare two names that share them. */
    private static final long FIRST_SEED = ThreadLocalRandom.current().nextLong();

    private static final long SECOND_SEED = ThreadLocalRandom.current().nextLong();

    /** Odd constants without a pattern, as SplittableRandom and MurmurHash3 have them. */
    private static final long FIRST_FACTOR = 0x9e3779b97f4a7c15L;

    private static final long SECOND_FACTOR = 0xff51afd7ed558ccdL;

    /** Two words for each name; a second word of zero is a free place. */
    private long[] table = new long[16];

    private int size;

    /** Adds {@code name}; returns whether it was not there before. */
    public boolean add(String name) {
        // At most three of four places are taken.
        if (8 * size >= 3 * table.length) {
            grow();
        }
        boolean isNew = put(hash(name, FIRST_SEED, FIRST_FACTOR), hash(name, SECOND_SEED, SECOND_FACTOR) | 1);
        if (isNew) {
            size++;
        }
        return isNew;
    }

    private boolean put(long first, long second) {
        int mask = table.length - 2;
        int place = (int) first & mask;
        while (table[place + 1] != 0) {
            if (table[place] == first && table[place + 1] == second) {
                return false;
            }
            place = (place + 2) & mask;
        }
        table[place] = first;
        table[place + 1] = second;
        return true;
    }

    private void grow() {
        long[] old = table;
        table = new long[2 * old.length];
        for (int place = 0; place < old.length; place += 2) {
            if (old[place + 1] != 0) {
                put(old[place], old[place + 1]);
            }
        }
    }

    private static long hash(String name, long seed, long factor) {
        long hash = seed;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * factor;
            hash ^= hash >>> 29;
        }
        hash = (hash ^ name.length()) * factor;
        return hash ^ (hash >>> 32);
    }
}
