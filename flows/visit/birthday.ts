import type { Birthday, BirthdayOutcome } from '../../schemas/birthday.ts';
import type { PersonId, StaffId } from '../../schemas/ids.ts';
import type { Visit } from '../../schemas/visit.ts';
import { atLocal, minus } from '../calendar/local-time.ts';
import { refuse, type Work } from '../case/work.ts';
import { birthdayOn, settleBirthdayBy } from './coming-of-age.ts';
import { deadlines } from './deadlines.ts';
import { personBehind, today } from './person-facts.ts';

/**
 * A category was stored. Who is young will be asked after before the birthday; who is no longer has a category of the new group, and that
 * settles it.
 */
export function followBirthday(work: Work, visit: Visit): void {
  const person = personBehind(work, visit);
  if (person?.bornOn === undefined) return;
  const { personId, bornOn } = person;
  const { set, day } = today(work);
  const on = birthdayOn(bornOn, set.ageBorder);
  const known = work.item('birthday', personId);
  if (on <= day) {
    if (known !== undefined && known.settled === undefined) settle(work, known, { outcome: 'visited', by: 'system' });
    return;
  }
  // Nobody is asked twice about the same birthday.
  if (known?.on === on && known.settled?.outcome === 'arranged') return;
  open(work, {
    entity: 'birthday',
    personId,
    unitId: visit.unitId,
    visitId: visit.visitId,
    version: known?.version ?? 0,
    on,
    opensAt: minus(atLocal(on, '00:00'), deadlines.beforeBirthday),
    ...(known?.on === on && known.saidAt !== undefined && { saidAt: known.saidAt }),
  });
}

/** Three months before the birthday it becomes a matter: said once. */
export function birthdayDue(work: Work, birthday: Birthday): void {
  if (birthday.settled === undefined && birthday.saidAt === undefined) open(work, birthday);
}

function open(work: Work, birthday: Birthday): void {
  work.preload({ entity: 'visit', id: birthday.visitId });
  const isNear = birthday.opensAt <= work.now && birthday.saidAt === undefined;
  work.put(isNear ? { ...birthday, saidAt: work.now } : birthday);
  if (isNear) work.record({ type: 'birthdayNear' }, { visitId: birthday.visitId });
}

export interface BirthdaySettling {
  personId: PersonId;
  outcome: Exclude<BirthdayOutcome, 'visited'>;
  staffId: StaffId;
}

/** Staff says how the move was settled; said twice changes nothing more. */
export function settleBirthday(work: Work, { personId, outcome, staffId }: BirthdaySettling): void {
  const birthday = work.demand('birthday', personId);
  if (birthday.unitId !== work.unitId) refuse('notFound');
  if (birthday.settled !== undefined) return;
  if (birthday.opensAt > work.now) refuse('tooEarly', 'birthday');
  settle(work, birthday, { outcome, by: staffId });
}

function settle(
  work: Work,
  birthday: Birthday,
  { outcome, by }: Pick<NonNullable<Birthday['settled']>, 'outcome' | 'by'>,
): void {
  work.preload({ entity: 'visit', id: birthday.visitId });
  work.put({ ...birthday, settled: { at: work.now, by, outcome } });
  const inTime = work.now <= settleBirthdayBy(birthday);
  work.record({ type: 'birthdaySettled', outcome, inTime }, { visitId: birthday.visitId });
}
