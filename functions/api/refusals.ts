import type { Refusal } from '../../flows/case/refusal.ts';
import { malformed, notFound, type Reply, unprocessable } from './route.ts';

type Code = Exclude<Refusal['code'], 'stale'>;

function conflicting(error: string, message: string): Reply<never> {
  return { status: 409, error, message };
}

/** What each refusal is called over the staff routes, and what it says in Danish. A new refusal does not compile before it stands here. */
const replies: { [Of in Code]: Reply<never> } = {
  notFound,
  numberBusy: conflicting('numberBusy', 'Nummeret er i brug i et andet opkald.'),
  superseded: conflicting('conflict', 'En anden ændrede det samtidig. Se, hvordan det ser ud nu, og prøv igen.'),
  notYours: { status: 403, error: 'forbidden', message: 'Det har du ikke adgang til.' },
  inCall: conflicting('inCall', 'Du har et opkald. Læg på først.'),
  caseInCall: conflicting('caseInCall', 'Sagen er i et andet opkald lige nu. Prøv igen, når det er slut.'),
  notTalking: conflicting('notTalking', 'Samtalen er ikke i gang.'),
  notJoinedYet: conflicting('notTalking', 'Borgeren er ved at blive stillet igennem.'),
  notACallback: unprocessable('notACallback', 'Kun en opringning kan ende på en telefonsvarer.', 'outcome'),
  notLost: conflicting('notLost', 'Samtalen venter ikke på dig.'),
  tooLate: conflicting('tooLate', 'Borgeren er givet videre til den næste ledige.'),
  alreadyIdentified: unprocessable('identified', 'Opkaldet hører allerede til en sag.'),
  unidentifiedVisit: unprocessable('unidentifiedVisit', 'Den sag har ingen borger endnu.', 'visitId'),
  visitEnded: conflicting('visitEnded', 'Henvendelsen er afsluttet.'),
  alreadyConcluded: conflicting('alreadyConcluded', 'Sagen er allerede konkluderet.'),
  unknownCategory: malformed('category', 'Den kategori findes ikke.'),
  followUpMissing: unprocessable(
    'followUpMissing',
    'Der skal bookes en fysisk opfølgning, før tvivlen kan gemmes.',
    'followUp',
  ),
  alreadyClosed: conflicting('alreadyClosed', 'Opfølgningen er allerede lukket.'),
  categoryMissing: unprocessable('categoryMissing', 'Vælg den endelige kategori.', 'category'),
  notBooked: conflicting('notBooked', 'Mødet er ikke længere booket.'),
  unknownSlot: malformed('slotId', 'Den tid findes ikke.'),
  slotTaken: {
    status: 409,
    error: 'slotTaken',
    field: 'slotId',
    message: 'Tiden er lige blevet optaget af en anden. Vælg en ny tid.',
  },
  unknownQuestion: malformed('answers', 'Spørgsmålet findes ikke.'),
  wrongAnswer: malformed('answers', 'Svaret passer ikke til spørgsmålet.'),
};

/** The reply to a refused command. `field`: what the request calls the thing that is to blame, where it is another word. */
export function replyTo(refusal: Refusal, field?: string): Reply<never> {
  if (refusal.code === 'stale') throw new Error('A stale version is answered with both versions');
  const reply = replies[refusal.code];
  if (!('error' in reply)) return reply;
  if (refusal.code === 'unknownQuestion')
    return malformed(`answers.${refusal.about}`, `Spørgsmålet ${refusal.about} findes ikke.`);
  if (refusal.code === 'wrongAnswer')
    return malformed(`answers.${refusal.about}`, `Svaret på ${refusal.about} passer ikke til spørgsmålet.`);
  const blamed = field ?? reply.field ?? (refusal.code === 'alreadyIdentified' ? refusal.about : undefined);
  return blamed === undefined ? reply : { ...reply, field: blamed };
}
