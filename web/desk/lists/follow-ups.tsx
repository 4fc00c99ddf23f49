import type { DeskView, FollowUpRow } from '../../../schemas/staff-api.ts';
import { say } from '../../language/say.ts';
import { dayAndTime, dayName, sentence } from '../../theme/formats.ts';
import { CitizenLink, ListCard } from './list-card.tsx';
import { ToArrange } from './to-arrange.tsx';
import { flagWords } from './words.ts';

/** Open doubts: those without a time first, then by time. */
export function FollowUps({ view }: { view: DeskView }) {
  const lines = view.followUps.toSorted((a, b) => (a.startAt ?? '').localeCompare(b.startAt ?? ''));
  return (
    <ListCard
      title={say('Opfølgninger')}
      empty={say('Ingen åbne opfølgninger.')}
      lines={lines}
      keyOf={(line) => line.followUpId}
    >
      {(line) => (
        <>
          <CitizenLink of={line} />
          <p className="line-what">
            {followUpTime(line, view.now)}
            {line.flags !== undefined && ` · ${flagWords(line.flags)}`}
            {line.noShows > 0 && <span className="badge badge-warning">{noShowWords(line.noShows)}</span>}
            {line.overdue && (
              <span className="badge badge-error late-words">
                {say('Fristen var {when}', { when: dayName(line.dueAt, view.now) })}
              </span>
            )}
          </p>
          <ToArrange preparations={line.preparations} />
        </>
      )}
    </ListCard>
  );
}

/** When the citizen is to be seen. */
export function followUpTime({ startAt, dueAt }: FollowUpRow, now: string): string {
  if (startAt === undefined) return say('Mangler en tid, senest {day}', { day: dayName(dueAt, now) });
  return sentence(dayAndTime(startAt, now));
}

export function noShowWords(times: number): string {
  return times === 1 ? say('Kom ikke 1 gang') : say('Kom ikke {times} gange', { times });
}
