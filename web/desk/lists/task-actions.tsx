import type { CaseRow } from '../../../schemas/staff-api.ts';
import type { TaskDone, TaskSort } from '../../../schemas/task.ts';
import { type Danish, say, sayKnown } from '../../language/say.ts';
import { useDesk } from '../desk-context.tsx';
import type { useUndoable } from './use-undoable.ts';

type Start = ReturnType<typeof useUndoable>['start'];

/** Done from a list by saying so; who is given another consultant is given one in the case. */
export type SaidDone = Exclude<TaskSort, 'otherConsultant'>;

interface Way {
  outcome: TaskDone;
  word: Danish;
  noted: Danish;
}

const spokenWith: Way[] = [
  { outcome: 'spokenWith', word: 'Borgeren er kontaktet', noted: 'Noteret: borgeren er kontaktet.' },
];

/** What a task is done by: the words on the button, and what is noted. */
const ways: Record<SaidDone, Way[]> = {
  acuteNeed: [
    {
      outcome: 'told',
      word: 'Ydelsesafdelingen har fået besked',
      noted: 'Noteret: ydelsesafdelingen har fået besked.',
    },
  ],
  coordinator: [
    { outcome: 'accepted', word: 'Tilbudt: borgeren sagde ja', noted: 'Noteret: borgeren sagde ja til tilbuddet.' },
    { outcome: 'declined', word: 'Tilbudt: borgeren sagde nej', noted: 'Noteret: borgeren sagde nej til tilbuddet.' },
  ],
  brokenPromise: spokenWith,
  officeGone: spokenWith,
};

/** For a row of a list: the step that is done by saying so. */
export function TaskActions({ row, start }: { row: CaseRow; start: Start }) {
  const sort = sortOf(row);
  if (sort === undefined) return null;
  return <TaskButtons taskId={row.matterId} sort={sort} name={row.citizen?.name ?? say('Borgeren')} start={start} />;
}

function sortOf({ what, matter }: CaseRow): SaidDone | undefined {
  if (what === 'tellBenefits') return 'acuteNeed';
  // Without a meeting it is the case itself that waits for the coordinator.
  if (what === 'brokenTwice') return matter === 'task' ? 'brokenPromise' : undefined;
  if (what === 'officeGone') return 'officeGone';
  return what === 'offerCoordinator' ? 'coordinator' : undefined;
}

/** The buttons by which a task is done; intake makes no offer. */
export function TaskButtons(props: { taskId: string; sort: SaidDone; name: string; start: Start }) {
  const { view } = useDesk();
  const { taskId, sort, name, start } = props;
  if (view.me.role === 'intake' && sort === 'coordinator') return null;
  return (
    <div className="line-actions">
      {ways[sort].map(({ outcome, word, noted }) => (
        <button
          key={outcome}
          type="button"
          className="button button-secondary"
          onClick={() => start(taskId, sayKnown(noted), (routes) => routes.closeTask(taskId, outcome))}
        >
          {sayKnown(word)}
          <span className="sr-only">: {name}</span>
        </button>
      ))}
    </div>
  );
}
