// Timers are handed in, so that tests and the simulator run on time of their own.

/** Sets a timer and returns what cancels it; handed in, so that a simulation owns time. */
export type SetTimer = (millis: number, then: () => void) => () => void;
