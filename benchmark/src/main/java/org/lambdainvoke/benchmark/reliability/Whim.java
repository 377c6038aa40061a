package org.lambdainvoke.benchmark.reliability;

/** What an unruly client does in place of a plain request. */
enum Whim {
    NONE,
    LEAVE_IN_REQUEST,
    LEAVE_IN_WAIT,
    LEAVE_IN_ANSWER,
    STALL;

    /** The whim for one of a hundred equally likely numbers; most of the time there is none. */
    static Whim of(int number) {
        return switch (number) {
            case 0, 1 -> LEAVE_IN_REQUEST;
            case 2, 3 -> LEAVE_IN_WAIT;
            case 4, 5 -> LEAVE_IN_ANSWER;
            case 6 -> STALL;
            default -> NONE;
        };
    }
}
