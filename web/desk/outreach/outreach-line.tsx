import type { OutreachDone } from '../../../schemas/outreach.ts';
import type { OutreachRow } from '../../../schemas/outreach-api.ts';
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
  const tried = tries === 1 ? '1 forsøg uden svar' : `${tries} forsøg uden svar`;
  return (
    <div className="line-row">
      <div>
        <CitizenLink of={row} />
        <p className="line-what">
          {title}
          {purpose && `: ${purpose}`}
        </p>
        <p className="line-what quiet">
          På listen siden {dayName(listedAt, view.now)}
          {listedByName && ` af ${listedByName}`}. Senest {dayName(dueAt, view.now)}
          {tries > 0 && `. ${tried}`}
          {talked && `. Talt med ${dayAndTime(talked.at, view.now)}${talked.byName ? ` af ${talked.byName}` : ''}`}
          {late && <span className="badge badge-error late-words">Haster</span>}
        </p>
      </div>
      <LineActions row={row} removed={removed} />
    </div>
  );
}

function LineActions({ row, removed }: { row: OutreachRow; removed: (row: OutreachRow) => void }) {
  const { routes, view } = useDesk();
  const { run, busy } = useRun();
  const { call, close } = outreachRoutesOf(routes);
  const { outreachId, tries, talked, active } = row;
  const name = row.citizen?.name ?? 'borgeren';
  const isCoordinator = view.me.role === 'coordinator';
  const said = (outcome: OutreachDone) => async () => {
    await close(outreachId, outcome);
    if (outcome === 'withdrawn') removed(row);
    return outcome === 'withdrawn' ? undefined : `Noteret: ${outreachWords[outcome].toLocaleLowerCase('da-DK')}.`;
  };
  const rings = async () => {
    await call(outreachId);
    return 'Din telefon ringer. Når du svarer, ringer vi borgeren op.';
  };
  const outcomes: [OutreachDone, boolean][] = [
    ['talked', talked !== undefined],
    ['declined', true],
    ['notReached', tries > 0 && talked === undefined],
    ['withdrawn', isCoordinator],
  ];
  if (active) return <p className="quiet">Er i telefonen nu</p>;
  return (
    <div className="line-actions">
      {!isCoordinator && (
        <button type="button" className="button button-primary" disabled={busy} onClick={() => run(rings)}>
          Ring op<span className="sr-only"> til {name}</span>
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
              {outcome === 'withdrawn' ? 'Tag af listen' : outreachWords[outcome]}
              <span className="sr-only">: {name}</span>
            </button>
          ),
      )}
    </div>
  );
}
