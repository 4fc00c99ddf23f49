import { isLate, type Matter } from '../../flows/case/next-step.ts';
import { isOpenContact } from '../../flows/visit/contact.ts';
import { idOf } from '../../schemas/entity.ts';
import { showNumber } from '../../schemas/phone/shown.ts';
import type { CaseRow } from '../../schemas/staff-api.ts';
import type { NextStep } from '../../schemas/step.ts';
import { citizensOf, contactOf } from './citizens.ts';
import type { Deps, StaffNames } from './deps.ts';
import type { OpenMatter } from './open-matters.ts';

function kindOf(matter: Matter): CaseRow['matter'] {
  if (matter.entity === 'followUp') return 'doubt';
  if (matter.entity !== 'visit') return matter.entity;
  return isOpenContact(matter) ? 'contact' : 'meeting';
}

function openedAtOf(matter: Matter): string {
  switch (matter.entity) {
    case 'outreach':
      return matter.listedAt;
    case 'message':
      return matter.failedAt;
    case 'reply':
      return matter.at;
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

/** The telephone to which a message was sent that did not arrive. */
async function toldNumber({ sealing }: Deps, matter: Matter): Promise<{ to?: string }> {
  if (matter.entity !== 'message' || matter.to === undefined) return {};
  return { to: showNumber(await sealing.open(matter.to, matter.unitId)) };
}

function doubtOf(matter: Matter): Pick<CaseRow, 'doubt'> {
  if (matter.entity !== 'followUp') return {};
  const { dueAt, noShows, meeting } = matter;
  return { doubt: { dueAt, noShows, ...(meeting !== undefined && { startAt: meeting.startAt }) } };
}

/** Rows of open matters; their visits and people are read in two requests, however many there are. */
export async function matterRowsOf(deps: Deps, matters: readonly OpenMatter[], now: string): Promise<CaseRow[]> {
  const visitIds = matters.flatMap(({ matter }) => (matter.entity === 'visit' ? [] : [matter.visitId]));
  const read = await deps.store.readable('visit', visitIds);
  const visits = new Map(read.map((visit) => [visit.visitId, visit]));
  const own = ({ matter }: OpenMatter) => (matter.entity === 'visit' ? matter : visits.get(matter.visitId));
  const named = await citizensOf(deps, matters.map(own));
  const [first] = matters;
  const names = first === undefined ? new Map() : await deps.staffNames(first.matter.unitId);
  const told = await Promise.all(matters.map(({ matter }) => toldNumber(deps, matter)));
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
      ...contactOf(visit),
      openedAt: openedAtOf(matter),
      ...doubtOf(matter),
      ...(matter.entity === 'message' && matter.template !== undefined && { template: matter.template }),
      ...told[index],
    };
  });
}
