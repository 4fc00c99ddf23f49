import type { Guard } from './guard.ts';

/** What keeps tasks, marks and corrections right. */
export const matterGuards: Guard[] = [
  {
    name: 'day of a mark',
    file: 'flows/case/dated-step.ts',
    find: `matter.opensAt > now
        ? undefined
        : by(endOfDay(matter.reviewOn)`,
    replace: `matter.opensAt < '1'
        ? undefined
        : by(endOfDay(matter.reviewOn)`,
    why: 'A mark is no matter before its day.',
    breaks: 'mark',
  },
  {
    name: 'mark said',
    file: 'flows/case/due.ts',
    find: 'return watchMarkDue(work, due);',
    replace: 'return;',
    why: 'A mark is a matter from its day on.',
    breaks: 'mark',
  },
  {
    name: 'task listed',
    file: 'flows/case/dated-step.ts',
    find: 'return saidOnce(matter, by(matter.dueAt, taskNeeds[matter.sort]));',
    replace: 'return undefined;',
    why: 'What is to be done has a next step with an owner from the start.',
    breaks: 'lost',
  },
  {
    name: 'mark once',
    file: 'flows/visit/watch-mark.ts',
    find: '  if (found.closed !== undefined) return;\n',
    replace: '',
    why: 'Who looked again first is not written over.',
    breaks: 'closed again',
  },
  {
    name: 'task once',
    file: 'flows/visit/task.ts',
    find: 'if (found.closed === undefined) settle(',
    replace: 'settle(',
    why: 'What was said first of a task stands.',
    breaks: 'closed again',
  },
  {
    name: 'one offer',
    file: 'flows/visit/coordination.ts',
    find: 'const taskId = offerIdOf(person.personId);',
    replace: 'const taskId = offerIdOf(visit.visitId);',
    why: 'A person is offered a coordinating caseworker once, whatever the number of cases.',
    breaks: 'two offers',
  },
  {
    name: 'need taken back',
    file: 'flows/visit/acute-need.ts',
    find: 'if (isOpen) withdrawTask(work, known);',
    replace: '',
    why: 'A need that is taken back is no matter any more.',
    breaks: 'need',
  },
  {
    name: 'need said again',
    file: 'flows/visit/checklist.ts',
    find: 'followNeed(work, visitId, { before: before.answers, after: after.answers });',
    replace: '',
    why: 'A need that is told of is a matter.',
    breaks: 'need',
  },
  {
    name: 'task late',
    file: 'flows/case/due.ts',
    find: 'return taskDue(work, due);',
    replace: 'return;',
    why: 'That a task was not done in time is said.',
    breaks: 'duty undone',
  },
  {
    name: 'doubt corrected',
    file: 'flows/visit/correct-conclusion.ts',
    find: 'if (doubt !== undefined && doubt.closed === undefined) work.put({ ...doubt, provisionalCategory: category });',
    replace: '',
    why: 'A doubt is about the category that stands.',
    breaks: 'doubt',
  },
  {
    name: 'figures corrected',
    file: 'flows/report/count.ts',
    find: 'if (isFinal || category === wasCategory) return;',
    replace: 'return;',
    why: 'A category that was put right is counted where the wrong one was.',
    breaks: 'judgements',
  },
  {
    name: 'code limits',
    file: 'flows/ivr/code-limits.ts',
    find: 'if (isTooMany || work.attempt >= mostRaces)',
    replace: 'if (work.attempt >= mostRaces)',
    why: 'Past its limits no code is compared any more.',
    breaks: 'guessed too often',
  },
];
