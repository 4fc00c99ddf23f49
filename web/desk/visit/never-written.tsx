import { say, sayKnown } from '../../language/say.ts';
import { procedures } from './procedures.ts';

/** What must not be written anywhere about somebody in danger, beside every field in which one writes freely. */
export function NeverWritten({ flags }: { flags: readonly string[] }) {
  const lists = flags.flatMap((flag) => procedures[flag]?.neverWritten ?? []);
  if (lists.length === 0) return null;
  return (
    <div className="concern">
      <p>{say('Skriv aldrig:')}</p>
      <ul>
        {lists.map((one) => (
          <li key={one}>{sayKnown(one)}</li>
        ))}
      </ul>
    </div>
  );
}
