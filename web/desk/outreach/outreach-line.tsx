import type { OutreachDone } from '../../../schemas/outreach.ts';
import type { OutreachRow } from '../../../schemas/outreach-api.ts';
import { say, sayKnown } from '../../language/say.ts';
import { dayAndTime, dayName } from '../../theme/formats.ts';
import { outreachWords } from '../../theme/outreach-words.ts';
import { useDesk } from '../desk-context.tsx';
import { CitizenLink } from '../lists/list-card.tsx';
import { useRun } from '../use-run.ts';
import { outreachRoutesOf } from './outreach-routes.ts';

/** Somebody on the list: what about, how often it was tried, and what is to be done. */
export function OutreachLine({ row, removed }: { row: OutreachRow; removed: (row: OutreachRow) => void }) {
  const { view } = useDesk();
  const { title, purpose, listedAt, listedByName, dueAt, late, tries, talked } = row;
  const tried = tries === 1 ? say('1 forsøg uden svar') : say('{count} forsøg uden svar', { count: tries });
  return (
    <div className="line-row">
      <div>
        <CitizenLink of={row} />
        <p className="line-what">
          {sayKnown(title)}
          {purpose && `: ${purpose}`}
        </p>
        <p className="line-what quiet">
          {listedText(dayName(listedAt, view.now), listedByName)}
          {`. ${say('Senest {day}', { day: dayName(dueAt, view.now) })}`}
          {tries > 0 && `. ${tried}`}
          {talked && `. ${talkedText(dayAndTime(talked.at, view.now), talked.byName)}`}
          {late && <span className="badge badge-error late-words">{say('Haster')}</span>}
        </p>
      </div>
      <LineActions row={row} removed={removed} />
    </div>
  );
}

function listedText(day: string, name: string | undefined): string {
  return name ? say('På listen siden {day} af {name}', { day, name }) : say('På listen siden {day}', { day });
}

function talkedText(when: string, name: string | undefined): string {
  return name ? say('Talt med {when} af {name}', { when, name }) : say('Talt med {when}', { when });
}

function LineActions({ row, removed }: { row: OutreachRow; removed: (row: OutreachRow) => void }) {
  const { routes, view } = useDesk();
  const { run, busy } = useRun();
  const { call, close } = outreachRoutesOf(routes);
  const { outreachId, tries, talked, active } = row;
  const name = row.citizen?.name ?? say('borgeren');
  const isCoordinator = view.me.role === 'coordinator';
  const said = (outcome: OutreachDone) => async () => {
    await close(outreachId, outcome);
    if (outcome === 'withdrawn') removed(row);
    if (outcome === 'withdrawn') return undefined;
    return say('Noteret: {what}.', { what: sayKnown(outreachWords[outcome]).toLocaleLowerCase('da-DK') });
  };
  const rings = async () => {
    await call(outreachId);
    return say('Din telefon ringer. Når du svarer, ringer vi borgeren op.');
  };
  const outcomes: [OutreachDone, boolean][] = [
    ['talked', talked !== undefined],
    ['declined', true],
    ['notReached', tries > 0 && talked === undefined],
    ['withdrawn', isCoordinator],
  ];
  if (active) return <p className="quiet">{say('Er i telefonen nu')}</p>;
  return (
    <div className="line-actions">
      {!isCoordinator && (
        <button type="button" className="button button-primary" disabled={busy} onClick={() => run(rings)}>
          {say('Ring op')}
          <span className="sr-only"> {say('til {name}', { name })}</span>
        </button>
      )}
      {outcomes.map(
        ([outcome, isShown]) =>
          isShown && (
            <button
              key={outcome}
              type="button"
              className="button button-secondary"
              disabled={busy}
              onClick={() => run(said(outcome))}
            >
              {outcome === 'withdrawn' ? say('Tag af listen') : sayKnown(outreachWords[outcome])}
              <span className="sr-only">: {name}</span>
            </button>
          ),
      )}
    </div>
  );
}
