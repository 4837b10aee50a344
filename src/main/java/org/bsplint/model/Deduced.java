package org.bsplint.model;

/** A thing taken for granted and where it comes from: {@code stm32mp15} from {@code build/conf/local.conf:3}. */
public record Deduced(String value, String from) {}
