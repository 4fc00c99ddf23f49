import type { DeskView, MeetingRow } from '../../../schemas/staff-api.ts';
import { say } from '../../language/say.ts';
import { clockTime, dayAndTime, localDay, sentence } from '../../theme/formats.ts';
import { hrefOf } from '../place.ts';
import { CitizenLink, ListCard } from './list-card.tsx';
import { ToArrange } from './to-arrange.tsx';
import { useUndoable } from './use-undoable.ts';

type Outcome = 'held' | 'noShow';

/** Meetings of today, and earlier ones of which nobody has said how they went. */
export function Meetings({ view }: { view: DeskView }) {
  const act = useUndoable();
  const lines = view.meetings.filter((line) => isShown(line, view.now) && !act.hidden.has(line.meetingId));
  const note = (line: MeetingRow, outcome: Outcome) =>
    act.start(line.meetingId, notedText(line, outcome), (routes) => routes.meetingOutcome(line.meetingId, outcome));
  return (
    <ListCard
      title={say('Dagens møder')}
      empty={say('Ingen møder i dag.')}
      lines={lines}
      keyOf={(line) => line.meetingId}
    >
      {(line) => (
        <div className="line-row">
          <div>
            <CitizenLink of={line} />
            <p className="line-what">
              {timeOf(line, view.now)}
              {line.purpose === 'followUp' && ` · ${say('opfølgning')}`}
              <MeetingBadge line={line} now={view.now} />
            </p>
            <ToArrange preparations={preparationsFor(line, view)} />
          </div>
          <MeetingActions line={line} view={view} note={(outcome) => note(line, outcome)} />
        </div>
      )}
    </ListCard>
  );
}

/** Of the doubt that the meeting settles; else what is known of the citizen. */
function preparationsFor({ meetingId, preparations }: MeetingRow, { followUps }: DeskView) {
  return followUps.find((doubt) => doubt.meetingId === meetingId)?.preparations ?? preparations;
}

function isShown(line: MeetingRow, now: string): boolean {
  if (line.state === 'cancelled') return false;
  return localDay(line.startAt) === localDay(now) || line.state === 'booked' || lacksConclusion(line);
}

function lacksConclusion(line: MeetingRow): boolean {
  return line.state === 'held' && !line.concluded;
}

function timeOf({ startAt, endAt }: MeetingRow, now: string): string {
  const isToday = localDay(startAt) === localDay(now);
  const from = isToday ? say('Kl. {time}', { time: clockTime(startAt) }) : sentence(dayAndTime(startAt, now));
  return `${from}-${clockTime(endAt)}`;
}

function notedText({ citizen }: MeetingRow, outcome: Outcome): string {
  const name = citizen?.name ?? say('borgeren');
  if (outcome === 'held') return say('Noteret: mødet med {name} er holdt.', { name });
  return say('Noteret: {name} kom ikke.', { name });
}

function MeetingBadge({ line, now }: { line: MeetingRow; now: string }) {
  if (line.state === 'booked' && localDay(line.startAt) < localDay(now))
    return <span className="badge badge-error late-words">{say('Forsinket: skriv, hvordan det gik')}</span>;
  if (line.state === 'noShow') return <span className="badge badge-warning">{say('Kom ikke')}</span>;
  if (lacksConclusion(line)) return <span className="badge badge-info">{say('Holdt, mangler afslutning')}</span>;
  return line.state === 'held' ? <span className="badge badge-success">{say('Afsluttet')}</span> : null;
}

/** What can be said of a meeting once it has begun; a doubt is answered in its case, where its outcome has a form of its own. */
function MeetingActions({ line, view, note }: { line: MeetingRow; view: DeskView; note: (outcome: Outcome) => void }) {
  const hasBegun = line.state === 'booked' && line.startAt <= view.now;
  if (lacksConclusion(line)) return <CaseButton line={line} word={say('Afslut')} />;
  if (!hasBegun) return null;
  if (line.purpose === 'followUp' && view.me.role !== 'intake')
    return <CaseButton line={line} word={say('Skriv, hvordan det gik')} />;
  return (
    <div className="line-actions">
      <button type="button" className="button button-secondary" onClick={() => note('held')}>
        {say('Mødet er holdt')}
        <span className="sr-only">: {line.citizen?.name}</span>
      </button>
      <button type="button" className="button button-secondary" onClick={() => note('noShow')}>
        {say('Kom ikke')}
        <span className="sr-only">: {line.citizen?.name}</span>
      </button>
    </div>
  );
}

function CaseButton({ line, word }: { line: MeetingRow; word: string }) {
  return (
    <div className="line-actions">
      <a className="button button-secondary" href={hrefOf({ page: 'visit', visitId: line.visitId })}>
        {word}
        <span className="sr-only">: {line.citizen?.name}</span>
      </a>
    </div>
  );
}
