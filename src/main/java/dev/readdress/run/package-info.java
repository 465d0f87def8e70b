/**
 * One run, from the inventory's hosts to the result: it walks the line (probe, ask, diagnose, plan,
 * apply, rehearse) for every cluster and turns what came of it into the JSON contract and the exit
 * code. It decides nothing about a cluster; it only says who is next.
 */
@NullMarked
package dev.readdress.run;

import org.jspecify.annotations.NullMarked;
