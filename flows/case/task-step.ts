import type { NextStep } from '../../schemas/step.ts';
import type { Task, TaskSort } from '../../schemas/task.ts';

/** What is to be done in a task, and whose it is: intake tells the benefits office, coordinators make the offer. */
const needs: Record<TaskSort, Pick<NextStep, 'what' | 'owner'>> = {
  acuteNeed: { what: 'tellBenefits', owner: { role: 'intake' } },
  coordinator: { what: 'offerCoordinator', owner: { role: 'coordinator' } },
};

/** Done by its time, and said once where it was not. */
export function taskStep({ sort, dueAt, overdueAt }: Task): NextStep {
  return { ...needs[sort], dueAt, lateAt: dueAt, ...(overdueAt === undefined && { dutyAt: dueAt }) };
}
