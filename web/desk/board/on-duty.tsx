import { say, sayKnown } from '../../language/say.ts';
import { age } from '../../theme/formats.ts';
import { presenceWords } from '../call/presence-words.ts';
import type { OnDuty } from './board-figures.ts';

/** Who is on duty, each with what they are doing and for how long. */
export function OnDutyList({ people, now }: { people: readonly OnDuty[]; now: string }) {
  if (people.length === 0) return <p className="board-empty">{say('Ingen er på vagt.')}</p>;
  const free = people.filter(({ state }) => state === 'available').length;
  return (
    <section className="board-duty" aria-labelledby="paa-vagt">
      <h2 id="paa-vagt">{say('På vagt: {count}, heraf klar: {free}', { count: people.length, free })}</h2>
      <ul>
        {people.map(({ staffId, name, state, since }) => (
          <li key={staffId}>
            <span className={`presence-dot presence-dot--${state}`} aria-hidden="true" />
            <span className="board-name">{name}</span>{' '}
            <span className="board-state">
              {sayKnown(presenceWords[state])} · {age(since, now)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
