package dev.readdress.apply;

import dev.readdress.concurrent.Pace;
import dev.readdress.concurrent.StopSignal;

/**
 * What the work on one cluster goes through.
 *
 * @param operations the door to the nodes
 * @param files what operations have left on the nodes
 * @param observer looks at the cluster
 * @param pace the clock
 * @param stop whether the run is to end
 * @param listener is told what happens
 */
public record ApplyContext(
    Operations operations,
    FileStates files,
    Observer observer,
    Pace pace,
    StopSignal stop,
    ApplyListener listener) {}
