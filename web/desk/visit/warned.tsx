import type { VisitView } from '../../../schemas/staff-api.ts';
import { fetchedPart } from '../fetched-part.tsx';

const NeverWritten = fetchedPart('advarslen', async () => (await import('./never-written.tsx')).NeverWritten);

/** What must never be written, fetched where there is somebody in danger. */
export function Warned({ flags }: { flags: readonly string[] }) {
  return flags.length > 0 && <NeverWritten flags={flags} />;
}

/** The flags whose procedures say what not to write: raised now, followed before, or standing from an earlier case. */
export function protectedBy({ procedures = {}, safeContact }: VisitView, flags: readonly { id: string }[]): string[] {
  const isRaised = (flag: string) => flags.some(({ id }) => id === flag) || flag in procedures;
  return ['F11', 'F12'].filter((flag) => isRaised(flag) || (flag === 'F11' && safeContact === true));
}
