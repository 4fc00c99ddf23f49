import type { StackOutputs } from './stack-outputs.ts';

/** What must stand at the carrier on each number of the line, a line each. */
export function atTheCarrier({ PublicUrl, SiteUrl }: Pick<StackOutputs, 'PublicUrl' | 'SiteUrl'>): string[] {
  return [
    'At the carrier, on each number of the line:',
    `  voice            POST ${PublicUrl}/voice`,
    `  on failure       GET  ${SiteUrl}/fallback.xml`,
    `  status callback  POST ${PublicUrl}/carrier-status`,
    // The same message twice is one, so the carrier may try again; by default it does so only where it could not connect.
    `  a message        POST ${PublicUrl}/replies#rc=3&rp=5xx,ct,rt`,
  ];
}
