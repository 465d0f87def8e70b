/**
 * What was observed, as records: nodes, the Patroni members on them, the clusters that they form,
 * the questions to be asked and who answered. Pure: these records are recorded and replayed, and
 * whatever is judged later is judged from them alone. It uses {@code patroni}, {@code network} and
 * {@code json}.
 */
@NullMarked
package dev.readdress.cluster;

import org.jspecify.annotations.NullMarked;
