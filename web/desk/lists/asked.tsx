import type { CaseRow, DeskView } from '../../../schemas/staff-api.ts';
import { say } from '../../language/say.ts';
import { sentence } from '../../theme/formats.ts';
import { dueWords, lateWords } from './lateness.ts';
import { CitizenLink, ListCard } from './list-card.tsx';
import { TaskActions } from './task-actions.tsx';
import { useUndoable } from './use-undoable.ts';
import { ownerWords, rowWords } from './words.ts';

/** What the line could not do and somebody at the desk must. Nothing can be ticked off: it goes when it is done. */
export function Asked({ view }: { view: DeskView }) {
  const act = useUndoable();
  // A doubt without a time stands among the follow-ups of those who have that list.
  const hasFollowUps = view.me.role !== 'intake';
  const lines = view.asked.filter(
    (line) => !act.hidden.has(line.matterId) && !(hasFollowUps && line.what === 'bookFollowUp'),
  );
  return (
    <ListCard
      title={say('Skal gøres')}
      empty={say('Der er ikke noget, linjen har brug for hjælp til.')}
      lines={lines}
      keyOf={(line) => line.matterId}
    >
      {(line) => (
        <div className="line-row">
          <div>
            <CitizenLink of={line} />
            <p className="line-what">{rowWords(line)}</p>
            <p className="line-what quiet">
              {ownerWords(line, view.me.staffId)} · <When row={line} now={view.now} />
            </p>
          </div>
          <Told row={line} start={act.start} />
          <TaskActions row={line} start={act.start} />
        </div>
      )}
    </ListCard>
  );
}

/** By when, and where it is late, that in red and in words. */
export function When({ row, now }: { row: Pick<CaseRow, 'what' | 'dueAt' | 'late'>; now: string }) {
  const words = lateWords(row, now);
  const isOver = words !== undefined && row.dueAt < now;
  return (
    <>
      {!isOver && sentence(dueWords(row, now))}{' '}
      {words !== undefined && <span className="badge badge-error late-words">{words}</span>}
    </>
  );
}

/** For a message that did not arrive: the one step that is done by saying so. */
export function Told({ row, start }: { row: CaseRow; start: ReturnType<typeof useUndoable>['start'] }) {
  if (row.what !== 'tellCitizen') return null;
  const name = row.citizen?.name ?? say('Borgeren');
  return (
    <div className="line-actions">
      <button
        type="button"
        className="button button-secondary"
        onClick={() =>
          start(row.matterId, say('Noteret: {name} har fået besked.', { name }), (routes) => routes.told(row.matterId))
        }
      >
        {say('Har fået besked')}
        <span className="sr-only">: {name}</span>
      </button>
    </div>
  );
}
