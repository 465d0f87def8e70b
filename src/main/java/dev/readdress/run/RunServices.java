package dev.readdress.run;

import dev.readdress.concurrent.Forks;
import dev.readdress.concurrent.Pace;
import dev.readdress.concurrent.StopSignal;
import dev.readdress.connection.Connector;
import dev.readdress.runs.AddressHistory;
import dev.readdress.runs.Recordings;
import dev.readdress.runs.RunFolder;
import dev.readdress.runs.RunStore;
import java.util.Optional;

/**
 * What a run works with.
 *
 * @param connector opens connections
 * @param pace the clock
 * @param forks bounds the operations in flight
 * @param stop asks the run to stop
 * @param runs where all runs of this controller are kept
 * @param folder where this run is kept
 * @param recordings where observations are kept, if they are to be
 * @param history where earlier runs saw the addresses of a cluster
 * @param owner who runs it, as {@code user@machine}, for locks and journals
 */
public record RunServices(
    Connector connector,
    Pace pace,
    Forks forks,
    StopSignal stop,
    RunStore runs,
    RunFolder folder,
    Optional<Recordings> recordings,
    AddressHistory history,
    String owner) {}
