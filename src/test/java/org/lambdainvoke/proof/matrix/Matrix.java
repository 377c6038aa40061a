package org.lambdainvoke.proof.matrix;

import java.util.List;
import org.junit.runner.RunWith;

/** Holds containers to the behaviours that all of them share. A subclass says which. */
@RunWith(MatrixRunner.class)
public abstract class Matrix {
    /** The containers, none started yet. */
    protected abstract List<Host> hosts();
}
