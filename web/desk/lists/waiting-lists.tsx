import type { CallbackRow, DeskView } from '../../../schemas/staff-api.ts';
import { say } from '../../language/say.ts';
import { age, dayAndTime, dayName, localDay, sentence, windowText } from '../../theme/formats.ts';
import { CitizenLink, ListCard } from './list-card.tsx';

/** Who is on the line and waits for a consultant. */
export function Queue({ view }: { view: DeskView }) {
  return (
    <ListCard
      title={say('Kø')}
      empty={say('Ingen venter i telefonen.')}
      lines={view.queue}
      keyOf={(line) => line.callId}
    >
      {(line) => (
        <>
          <CitizenLink of={line} />
          <p className="line-what">
            {say('Nr. {place} · har ventet {time}', { place: line.place, time: age(line.since, view.now) })}
            {line.direction === 'callback' && ` · ${say('ringes op')}`}
          </p>
        </>
      )}
    </ListCard>
  );
}

/** Who was promised a call, or called without being answered. */
export function Callbacks({ view }: { view: DeskView }) {
  return (
    <ListCard
      title={say('Skal ringes op')}
      hint={say('Telefonen ringer hos den næste, der er klar, når det er tid.')}
      empty={say('Ingen skal ringes op.')}
      lines={view.callbacks}
      keyOf={(line) => line.visitId}
    >
      {(line) => (
        <>
          <CitizenLink of={line} />
          <p className="line-what">
            {callbackText(line, view.now)}
            {line.ownerName !== undefined && ` · ${say('helst {name}', { name: line.ownerName })}`}
            {line.kind === 'missed' && <span className="badge badge-info">{say('Ubesvaret opkald')}</span>}
            {line.until < view.now && (
              <span className="badge badge-error late-words">{say('Ikke ringet op i tide')}</span>
            )}
            {line.broken !== undefined && (
              <span className="badge badge-error late-words">
                {line.broken === 1
                  ? say('Løftet er brudt én gang')
                  : say('Løftet er brudt {times} gange', { times: line.broken })}
              </span>
            )}
            {line.active && <span className="badge badge-info">{say('Ringes op nu')}</span>}
          </p>
        </>
      )}
    </ListCard>
  );
}

function callbackText(line: CallbackRow, now: string): string {
  const isMissed = line.kind === 'missed' && line.from <= now;
  const when = isMissed
    ? say('Ringede {when}', { when: dayAndTime(line.from, now) })
    : sentence(windowText(line.from, line.until, now));
  if (line.attempts === 0) return when;
  const tries = line.attempts === 1 ? say('1 forsøg') : say('{count} forsøg', { count: line.attempts });
  const next = line.nextAt > now ? dayAndTime(line.nextAt, now) : say('nu');
  return say('{when} · {tries}, næste {next}', { when, tries, next });
}

/** Talks without a conclusion. */
export function Unfinished({ view }: { view: DeskView }) {
  if (view.unfinished.length === 0 && view.me.role === 'consultant') return null;
  return (
    <ListCard
      title={say('Ikke afsluttet')}
      hint={say('Der er talt med borgeren, men visitationen mangler en afslutning.')}
      empty={say('Alle samtaler er afsluttet.')}
      lines={view.unfinished}
      keyOf={(line) => line.visitId}
    >
      {(line) => (
        <>
          <CitizenLink of={line} />
          <p className="line-what">
            {say('Talt med {when}', { when: dayAndTime(line.talkedAt, view.now) })}
            {localDay(line.talkedAt) < localDay(view.now) && (
              <span className="badge badge-error late-words">
                {say('Fristen var {when}', { when: dayName(line.talkedAt, view.now) })}
              </span>
            )}
          </p>
        </>
      )}
    </ListCard>
  );
}
