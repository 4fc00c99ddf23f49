const hourMs = 60 * 60 * 1000;

/** Since this year all of the Union keeps summer time over the same months. */
const firstYear = 1996;

/**
 * Hours by which Danish clocks are ahead of UTC: two from the last Sunday of March to the last of October, each at 01:00 UTC (directive
 * 2000/84/EC), else one. A test holds it against the clocks that the runtime knows of. To ask the runtime itself takes a cold function
 * some ten milliseconds, in which somebody waits for a voice. Nothing before the rule held.
 */
export function danishOffset(ms: number): 1 | 2 | undefined {
  // biome-ignore lint/style/noRestrictedGlobals: no clock is read
  const year = new Date(ms).getUTCFullYear();
  if (year < firstYear) return undefined;
  return ms >= lastSunday(year, 2) && ms < lastSunday(year, 9) ? 2 : 1;
}

/** 01:00 UTC on the last Sunday of a month of 31 days, counted from 0. */
function lastSunday(year: number, month: number): number {
  // biome-ignore lint/style/noRestrictedGlobals: no clock is read
  const last = new Date(Date.UTC(year, month, 31, 1));
  return last.getTime() - last.getUTCDay() * 24 * hourMs;
}
