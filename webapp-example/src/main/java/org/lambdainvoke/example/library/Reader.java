package org.lambdainvoke.example.library;

import java.math.BigDecimal;

/** Somebody who borrows books, what he or she owes, and until when that is to be paid. */
record Reader(String id, String name, BigDecimal fee, String due) {}
