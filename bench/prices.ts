/**
 * Published prices in US dollars, without free tiers and volume discounts, for eu-west-1 (Ireland), where the stack is deployed. From AWS's
 * price list as published between 11 September and 2 October 2026 (https://aws.amazon.com/dynamodb/pricing/on-demand/,
 * https://aws.amazon.com/lambda/pricing/, https://aws.amazon.com/api-gateway/pricing/); the price of Arm is the one printed for
 * N. Virginia, which for x86 is Ireland's too. Check them before you rely on them.
 */
export const prices = {
  pricedAt: 'eu-west-1, list prices of September 2026',
  /** A GB of memory for a second, on Arm. */
  lambdaGbSecond: 0.0000133334,
  lambdaRequest: 0.2 / 1_000_000,
  httpApiRequest: 1.11 / 1_000_000,
  /** A unit reads up to 4 KB consistently, half of one where that may be late. */
  tableRead: 0.1415 / 1_000_000,
  /** A unit writes up to 1 KB; in a transaction two are paid. */
  tableWrite: 0.705 / 1_000_000,
} as const;

/** Memory in MB with which a function has one whole processor; below it, a share in proportion (AWS Lambda's guide, “Configure memory”). */
export const wholeProcessorMb = 1769;

/** What one invocation takes of each kind of time. */
export interface Work {
  /** Of a whole processor. */
  cpuMs: number;
  /** In which it waits for others. */
  waitMs: number;
}

/** How long an invocation lasts with so much memory: waiting is as long, computing as much longer as the share is smaller. */
export function duration({ cpuMs, waitMs }: Work, memoryMb: number): number {
  return waitMs + cpuMs / Math.min(1, memoryMb / wholeProcessorMb);
}

/** Dollars for one invocation; its duration is billed by the millisecond begun. */
export function lambdaCost(work: Work, memoryMb: number): number {
  return (
    prices.lambdaRequest + (memoryMb / 1024) * (Math.ceil(duration(work, memoryMb)) / 1000) * prices.lambdaGbSecond
  );
}

export function tableCost({ read, write }: { read: number; write: number }): number {
  return read * prices.tableRead + write * prices.tableWrite;
}
