import type { Luck } from '../luck.ts';
import { type CaseWork, conclude, saveAnswers } from './case-work.ts';
import { guestPhones } from './cast.ts';
import { forwardsIn } from './forwards.ts';
import { supervisionIn } from './supervision.ts';

/** What is done at the desk during a talk, and when. */
export interface Moment {
  name: string;
  after: number;
  does(work: CaseWork): Promise<unknown>;
}

/** The citizen is put on hold for a while, now and then twice at once, and sometimes forgotten there. */
function holdsIn(luck: Luck, name: string, lasts: number): Moment[] {
  if (!luck.chance(0.2)) return [];
  const from = luck.below(lasts);
  const until = from + (luck.chance(0.3) ? luck.below(1_000) : luck.below(lasts));
  const says = (held: boolean) => (work: CaseWork) => hold(work, held);
  return [
    { name: `${name} holds`, after: from, does: says(true) },
    ...(luck.chance(0.1) ? [{ name: `${name} holds again`, after: from + luck.below(500), does: says(true) }] : []),
    ...(luck.chance(0.85) ? [{ name: `${name} resumes`, after: until, does: says(false) }] : []),
  ];
}

/** A third party is called in, sometimes a second one or the wrong one, and sometimes taken out again. */
function guestsIn(luck: Luck, name: string, lasts: number): Moment[] {
  if (!luck.chance(0.2)) return [];
  const begins = luck.below(guestPhones.length);
  const calls = (index: number) => (work: CaseWork) => {
    const { desk, user, callId, luck: own } = work;
    // Now and then the one before again.
    const phone = guestPhones[(begins + (own.chance(0.2) ? 0 : index)) % guestPhones.length];
    const role = own.weighted({ interpreter: 50, companion: 30, office: 15, nobody: 5 });
    return desk(work.name, { user, method: 'POST', path: `/api/calls/${callId}/guests`, body: { phone, role } });
  };
  const removes = async ({ desk, name: told, user, callId, guests = [] }: CaseWork) => {
    const leg = guests[0]?.leg ?? 1;
    await desk(told, { user, method: 'POST', path: `/api/calls/${callId}/guests/${leg}/remove` });
  };
  const first = luck.below(lasts);
  return [
    ...Array.from({ length: luck.chance(0.4) ? 6 : 1 }, (_, index) => ({
      name: `${name} calls guest ${index}`,
      after: first + index * luck.below(4_000),
      does: calls(index),
    })),
    ...(luck.chance(0.4)
      ? [{ name: `${name} removes a guest`, after: first + luck.below(60_000), does: removes }]
      : []),
  ];
}

/** Of whom not all are there, and one is nobody. */
export const colleagues = ['staff_02', 'staff_03', 'staff_09'];

/** A colleague is asked, now and then two at once, and goes on with the citizen or not; too early, twice, or by whoever was asked. */
function consultsIn(luck: Luck, name: string, lasts: number): Moment[] {
  if (!luck.chance(0.65)) return [];
  const from = luck.below(lasts);
  const asks = ({ desk, name: told, user, callId, luck: own }: CaseWork) =>
    desk(told, { user, method: 'POST', path: `/api/calls/${callId}/consult`, body: { to: own.pick(colleagues) } });
  const then =
    (what: string) =>
    ({ desk, name: told, user, callId }: CaseWork) =>
      desk(told, { user, method: 'POST', path: `/api/calls/${callId}/consult/${what}` });
  const after = () => from + luck.between(luck.chance(0.8) ? 0 : 6_000, 60_000);
  return [
    { name: `${name} asks a colleague`, after: from, does: asks },
    { name: `${name} asks a colleague again`, after: from + luck.below(20_000), does: asks },
    ...(luck.chance(0.2) ? [{ name: `${name} asks another`, after: from + luck.below(2_000), does: asks }] : []),
    ...(luck.chance(0.6) ? [{ name: `${name} hands over`, after: after(), does: then('hand-over') }] : []),
    ...(luck.chance(0.7) ? [{ name: `${name} ends the question`, after: after(), does: then('end') }] : []),
  ];
}

/** Answers are saved, a case is concluded before its talk is over, and the citizen is put on hold. */
export function momentsOf(luck: Luck, name: string, lasts: number): Moment[] {
  const saves = Array.from({ length: luck.below(3) }, (_, index) => ({
    name: `${name} saves ${index + 1}`,
    after: luck.below(lasts),
    does: saveAnswers,
  }));
  const concludes = (work: CaseWork) => conclude(work, 'early');
  const early = luck.chance(0.12)
    ? [{ name: `${name} concludes early`, after: luck.below(lasts), does: concludes }]
    : [];
  return [
    ...saves,
    ...early,
    ...holdsIn(luck, name, lasts),
    ...guestsIn(luck, name, lasts),
    ...consultsIn(luck, name, lasts),
    ...forwardsIn(luck, name, lasts),
    ...supervisionIn(luck, name, lasts),
  ];
}

function hold({ desk, name, user, callId }: CaseWork, held: boolean) {
  return desk(name, { user, method: 'POST', path: `/api/calls/${callId}/hold`, body: { held } });
}
