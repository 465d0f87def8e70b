package dev.readdress.yaml;

/** A splice that is proven to do what was meant, or why there is none. */
public sealed interface SpliceResult permits SpliceMade, SpliceRefused {}
