import { isLate, type Matter } from '../../flows/case/next-step.ts';
import { isOpenContact } from '../../flows/visit/contact.ts';
import { idOf } from '../../schemas/entity.ts';
import { showNumber } from '../../schemas/phone-number.ts';
import type { CaseRow } from '../../schemas/staff-api.ts';
import type { NextStep } from '../../schemas/step.ts';
import type { Visit } from '../../schemas/visit.ts';
import type { Deps, StaffNames } from './deps.ts';
import { type Citizen, openPerson } from './rows.ts';

interface OpenMatter {
  matter: Matter;
  step: NextStep;
}

function kindOf(matter: Matter): CaseRow['matter'] {
  if (matter.entity === 'followUp') return 'doubt';
  if (matter.entity !== 'visit') return matter.entity;
  return isOpenContact(matter) ? 'contact' : 'meeting';
}

function openedAtOf(matter: Matter): string {
  switch (matter.entity) {
    case 'message':
      return matter.failedAt;
    case 'birthday':
    case 'watchMark':
      return matter.opensAt;
    case 'note':
      return matter.writtenAt;
    default:
      return matter.openedAt;
  }
}

/** A note has the id of its case, in which something else may be open at once. */
function matterIdOf(matter: Matter): string {
  return matter.entity === 'note' ? `note_${matter.visitId}` : idOf(matter);
}

/** The name of a person whose step it is, as colleagues know them. */
export function ownerNameOf(names: StaffNames, { owner }: Pick<NextStep, 'owner'>): { ownerName?: string } {
  const name = 'staffId' in owner ? names.get(owner.staffId) : undefined;
  return name === undefined ? {} : { ownerName: name };
}

/** Rows of open matters; their visits and people are read in two requests, however many there are. */
export async function matterRowsOf(deps: Deps, matters: readonly OpenMatter[], now: string): Promise<CaseRow[]> {
  const visitIds = matters.flatMap(({ matter }) => (matter.entity === 'visit' ? [] : [matter.visitId]));
  const read = await deps.store.readable('visit', visitIds);
  const visits = new Map(read.flatMap((visit) => (visit === undefined ? [] : [[visit.visitId, visit] as const])));
  const own = ({ matter }: OpenMatter) => (matter.entity === 'visit' ? matter : visits.get(matter.visitId));
  const named = await citizensOf(deps, matters.map(own));
  const [first] = matters;
  const names = first === undefined ? new Map() : await deps.staffNames(first.matter.unitId);
  return matters.map((open, index) => {
    const { matter, step } = open;
    const { dutyAt: _ours, ...shown } = step;
    const visit = own(open);
    const citizen = named[index];
    return {
      matterId: matterIdOf(matter),
      matter: kindOf(matter),
      ...shown,
      ...ownerNameOf(names, step),
      late: isLate(step, now),
      ...(visit?.personId !== undefined && { personId: visit.personId }),
      visitId: matter.visitId,
      ...(citizen !== undefined && { citizen }),
      openedAt: openedAtOf(matter),
    };
  });
}

/** Who is behind each visit, read together. */
async function citizensOf(deps: Deps, visits: readonly (Visit | undefined)[]): Promise<(Citizen | undefined)[]> {
  const ids = [...new Set(visits.flatMap((visit) => (visit?.personId === undefined ? [] : [visit.personId])))];
  const persons = new Map(
    (await deps.store.readable('person', ids)).flatMap((one) =>
      one === undefined ? [] : [[one.personId, one] as const],
    ),
  );
  return Promise.all(
    visits.map(async (visit) => {
      if (visit === undefined) return undefined;
      const person = visit.personId === undefined ? undefined : persons.get(visit.personId);
      return person === undefined ? callerOf(deps, visit) : openPerson(deps, person);
    }),
  );
}

async function callerOf({ sealing }: Deps, visit: Visit): Promise<Citizen | undefined> {
  if (visit.callNumber === undefined) return undefined;
  return { name: 'Ukendt', phone: showNumber(await sealing.open(visit.callNumber, visit.unitId)) };
}
