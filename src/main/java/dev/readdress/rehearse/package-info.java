/**
 * What each switchover would come to, from the deciding node's point of view: Patroni's own rules
 * in Patroni's own order, by version, and beside them readdress's verdict where Patroni is blind.
 * Pure, and read-only by its types: it has nothing with which to ask or to switch over. It uses
 * {@code plan}, {@code diagnose}, {@code cluster}, {@code patroni} and {@code network}.
 */
@NullMarked
package dev.readdress.rehearse;

import org.jspecify.annotations.NullMarked;
