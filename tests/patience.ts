/**
 * Real milliseconds that a test waits for anything one thing after another may take. It ends what hangs, and judges nothing: where it matters
 * how much may happen, a test counts steps, so that a machine which is busy with other work finds the same as one that is idle.
 */
export const patienceMs = 180_000;

/** And for a whole test, or for what it begins with. */
export const wholeTestMs = 1_200_000;
