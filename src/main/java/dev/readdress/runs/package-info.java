/**
 * What a run leaves on the controller: its folder with the journal, written before and after each
 * operation, and the result; and which machine held which address when. A journal that was cut off
 * by a crash is readable up to the crash. Nothing secret is ever written. It uses {@code result},
 * {@code cluster} and {@code json}.
 */
@NullMarked
package dev.readdress.runs;

import org.jspecify.annotations.NullMarked;
