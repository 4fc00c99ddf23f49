import type { Work } from './prices.ts';

/** A request to the table and its answer, in ms: DynamoDB answers in single-digit milliseconds, by its own promise. */
export const waitPerRequest = 5;
/** Assumed, not measured: a REST request from Ireland to the carrier's region there. */
const waitPerCarrierRequest = 100;
/** Assumed, not measured: a secret through the extension, which keeps none. */
const waitPerSecret = 20;

/** How often somebody was waited for; requests under way at once are waited for together. */
export interface Waits {
  aws: number;
  carrier: number;
  secrets: number;
}

export function waitOf({ aws, carrier, secrets }: Waits): number {
  return aws * waitPerRequest + carrier * waitPerCarrierRequest + secrets * waitPerSecret;
}

export const assumed = `a wait for AWS ${waitPerRequest} ms, for the carrier ${waitPerCarrierRequest} ms and for a secret ${waitPerSecret} ms, assumed and not measured`;

/** Sizes that are compared, in MB. */
export const sizes = [128, 256, 512, 1024, 1769] as const;

/** What a function needs, whatever it costs. */
export interface Need {
  work: Work;
  /** Of the first invocation of a new process, loading included. */
  cold: Work;
  peakMb: number;
  /** The longest a first invocation may take, in ms. */
  within: number;
}

/** Room above the most that was seen in use: the runtime's own processes, and days that are not like this one. */
export const room = 1.5;

/** Dollars for a thousand, to four digits. */
export function forThousand(dollars: number): string {
  return (1000 * dollars).toFixed(4);
}
