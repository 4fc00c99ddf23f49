import type { CallbackRow, DeskView } from '../../../schemas/staff-api.ts';
import { age, dayAndTime, dayName, localDay, sentence, windowText } from '../../theme/formats.ts';
import { CitizenLink, ListCard } from './list-card.tsx';

/** Who is on the line and waits for a consultant. */
export function Queue({ view }: { view: DeskView }) {
  return (
    <ListCard title="Kø" empty="Ingen venter i telefonen." lines={view.queue} keyOf={(line) => line.callId}>
      {(line) => (
        <>
          <CitizenLink of={line} />
          <p className="line-what">
            Nr. {line.place} · har ventet {age(line.since, view.now)}
            {line.direction === 'callback' && ' · ringes op'}
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
      title="Skal ringes op"
      hint="Telefonen ringer hos den næste, der er klar, når det er tid."
      empty="Ingen skal ringes op."
      lines={view.callbacks}
      keyOf={(line) => line.visitId}
    >
      {(line) => (
        <>
          <CitizenLink of={line} />
          <p className="line-what">
            {callbackText(line, view.now)}
            {line.ownerName !== undefined && ` · helst ${line.ownerName}`}
            {line.kind === 'missed' && <span className="badge badge-info">Ubesvaret opkald</span>}
            {line.until < view.now && <span className="badge badge-error late-words">Ikke ringet op i tide</span>}
            {line.broken !== undefined && (
              <span className="badge badge-error late-words">
                {line.broken === 1 ? 'Løftet er brudt én gang' : `Løftet er brudt ${line.broken} gange`}
              </span>
            )}
            {line.active && <span className="badge badge-info">Ringes op nu</span>}
          </p>
        </>
      )}
    </ListCard>
  );
}

function callbackText(line: CallbackRow, now: string): string {
  const isMissed = line.kind === 'missed' && line.from <= now;
  const when = isMissed ? `Ringede ${dayAndTime(line.from, now)}` : sentence(windowText(line.from, line.until, now));
  if (line.attempts === 0) return when;
  const tries = line.attempts === 1 ? '1 forsøg' : `${line.attempts} forsøg`;
  return `${when} · ${tries}, næste ${line.nextAt > now ? dayAndTime(line.nextAt, now) : 'nu'}`;
}

/** Talks without a conclusion. */
export function Unfinished({ view }: { view: DeskView }) {
  if (view.unfinished.length === 0 && view.me.role === 'consultant') return null;
  return (
    <ListCard
      title="Ikke afsluttet"
      hint="Der er talt med borgeren, men visitationen mangler en afslutning."
      empty="Alle samtaler er afsluttet."
      lines={view.unfinished}
      keyOf={(line) => line.visitId}
    >
      {(line) => (
        <>
          <CitizenLink of={line} />
          <p className="line-what">
            Talt med {dayAndTime(line.talkedAt, view.now)}
            {localDay(line.talkedAt) < localDay(view.now) && (
              <span className="badge badge-error late-words">Fristen var {dayName(line.talkedAt, view.now)}</span>
            )}
          </p>
        </>
      )}
    </ListCard>
  );
}
