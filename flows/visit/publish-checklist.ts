import type { ChecklistDefinition } from '../../schemas/checklist.ts';
import type { StaffId } from '../../schemas/ids.ts';
import { localDayOf } from '../calendar/local-time.ts';
import { refuse, type Work } from '../case/work.ts';
import { problemsOf } from './definition-problems.ts';
import { compareVersions, datedVersions } from './definitions.ts';

export interface Publishing {
  definition: ChecklistDefinition;
  staffId: StaffId;
}

/**
 * Publishes a checklist, from a day on. Cases that have begun go on with theirs, so nothing that was answered is lost; a version is
 * never changed once it was published.
 */
export function publishChecklist(work: Work, { definition, staffId }: Publishing): void {
  const { definitionVersion } = definition;
  const validFrom = definition.validFrom ?? localDayOf(work.now);
  const problems = problemsOf(definition);
  if (problems.length > 0) refuse('wrongChecklist', problems);
  if (validFrom < localDayOf(work.now)) refuse('tooEarly', 'validFrom');
  work.preload(
    { entity: 'checklistVersions', id: work.unitId },
    { entity: 'publishedChecklist', id: definitionVersion },
  );
  const before = work.item('checklistVersions', work.unitId);
  const newest = datedVersions(before).toSorted((a, b) => compareVersions(b.definitionVersion, a.definitionVersion))[0];
  if (newest !== undefined && compareVersions(definitionVersion, newest.definitionVersion) <= 0)
    refuse('knownVersion', 'definitionVersion');
  const { unitId, now } = work;
  const known = before ?? ({ entity: 'checklistVersions', unitId, version: 0, versions: [] } as const);
  work.put({ ...known, versions: [...known.versions, { definitionVersion, validFrom }] });
  work.put({
    entity: 'publishedChecklist',
    unitId,
    version: 0,
    publishedAt: now,
    publishedBy: staffId,
    definition: { ...definition, validFrom },
  });
  work.record({ type: 'checklistPublished', definitionVersion, validFrom });
}
