import '../lists/lists.css';
import { useId } from 'react';
import type { TaskRow, VisitView } from '../../../schemas/staff-api.ts';
import type { TaskOutcome, TaskSort } from '../../../schemas/task.ts';
import { type Danish, say, sayKnown } from '../../language/say.ts';
import { useDesk } from '../desk-context.tsx';
import { When } from '../lists/asked.tsx';
import { TaskButtons } from '../lists/task-actions.tsx';
import { useUndoable } from '../lists/use-undoable.ts';
import { stepWords } from '../lists/words.ts';
import { signed } from './signed.ts';

const steps = {
  acuteNeed: 'tellBenefits',
  coordinator: 'offerCoordinator',
  brokenPromise: 'brokenTwice',
  otherConsultant: 'giveConsultant',
  officeGone: 'officeGone',
} as const satisfies Record<TaskSort, string>;

const doneWords: Partial<Record<TaskOutcome, Danish>> = {
  told: 'Ydelsesafdelingen fik besked',
  accepted: 'Tilbudt, og borgeren sagde ja',
  declined: 'Tilbudt, og borgeren sagde nej',
  spokenWith: 'Borgeren blev kontaktet',
  given: 'En anden konsulent blev fundet',
};

/** What somebody has to do because of what was said or concluded; what is done stays, with who did it and when. */
export function CaseTasks({ visit: { tasks = [], citizen } }: { visit: VisitView }) {
  const act = useUndoable();
  const id = useId();
  if (tasks.length === 0) return null;
  const name = citizen?.name ?? say('Borgeren');
  return (
    <section className="list-card" aria-labelledby={id}>
      <h2 id={id}>{say('Opgaver efter samtalen')}</h2>
      <ul>
        {tasks.map((task) => (
          <li key={task.taskId} className="line-row">
            <Line task={task} />
            {task.closed === undefined && !act.hidden.has(task.taskId) && (
              <DoneBy task={task} name={name} start={act.start} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

type Start = ReturnType<typeof useUndoable>['start'];

/** A coordinator gives another consultant below, with the reason; or says that one was found in another way. */
function DoneBy({ task: { taskId, sort }, name, start }: { task: TaskRow; name: string; start: Start }) {
  const { view } = useDesk();
  if (sort !== 'otherConsultant') return <TaskButtons taskId={taskId} sort={sort} name={name} start={start} />;
  if (view.me.role !== 'coordinator') return null;
  const found = () =>
    start(taskId, say('Noteret: borgeren har en anden konsulent.'), (routes) => routes.closeTask(taskId, 'given'));
  return (
    <div className="line-actions">
      <button type="button" className="button button-secondary" onClick={found}>
        {say('Borgeren har en anden konsulent')}
        <span className="sr-only">: {name}</span>
      </button>
    </div>
  );
}

function Line({ task: { sort, dueAt, late, closed } }: { task: TaskRow }) {
  const { view } = useDesk();
  const what = steps[sort];
  return (
    <div>
      <p className="line-who">{sayKnown(stepWords[what])}</p>
      <p className="line-what">
        {closed === undefined ? (
          <When row={{ what, dueAt, late }} now={view.now} />
        ) : (
          `${sayKnown(doneWords[closed.outcome] ?? '')} ${signed(closed, view.now)}`
        )}
      </p>
    </div>
  );
}
