/**
 * What a node's network tools and files say: addresses, interfaces, routes, what the operating
 * system configures and what manages floating addresses. Pure: text in, records out, and what
 * cannot be read is said, never guessed. It uses {@code json} for what {@code ip -j} prints, and
 * {@code yaml} because netplan's and vip-manager's files are YAML.
 */
@NullMarked
package dev.readdress.network;

import org.jspecify.annotations.NullMarked;
