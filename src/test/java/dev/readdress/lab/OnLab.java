package dev.readdress.lab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that need the lab, which is booted once for all of them, and a {@link Program}; they get
 * both as parameters. Where the lab cannot run (it needs root on Linux) they are skipped; with
 * {@code CI=true} or {@code READDRESS_LAB=required} they fail instead.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(LabExtension.class)
@interface OnLab {}
