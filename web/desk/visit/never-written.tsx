import type { VisitView } from '../../../schemas/staff-api.ts';
import { procedures } from './procedures.ts';

/** What must not be written anywhere about somebody in danger, beside every field in which one writes freely. */
export function NeverWritten({ flags }: { flags: readonly string[] }) {
  const lists = flags.flatMap((flag) => procedures[flag]?.neverWritten ?? []);
  if (lists.length === 0) return null;
  return (
    <div className="concern">
      <p>Skriv aldrig:</p>
      <ul>
        {lists.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </div>
  );
}

/** The flags whose procedures say what not to write: raised now, followed before, or standing from an earlier case. */
export function protectedBy({ procedures: followed = {}, safeContact }: VisitView, flags: readonly { id: string }[]) {
  const stands = new Set([...flags.map(({ id }) => id), ...Object.keys(followed), ...(safeContact ? ['F11'] : [])]);
  return Object.keys(procedures).filter((flag) => stands.has(flag));
}
