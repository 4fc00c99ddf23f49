import type { Refusal } from '../../flows/case/refusal.ts';
import { whyNotText } from '../../flows/visit/why-not.ts';
import type { WhyNot } from '../../schemas/why-not.ts';
import { conflicting, malformed, notFound, type Reply, unprocessable } from './route.ts';
import { talkRefusals } from './talk-refusals.ts';

type Code = Exclude<Refusal['code'], 'stale'>;

/** Refusals that stand in one file for the page, the event and here. */
function whyNot(status: 409 | 422, error: WhyNot, field?: string): Reply<never> {
  return { status, error, message: whyNotText[error], ...(field !== undefined && { field }) };
}

/** What each refusal is called over the staff routes, and what it says in Danish. A new refusal does not compile before it stands here. */
export const refusalReplies: { [Of in Code]: Reply<never> } = {
  notFound,
  superseded: conflicting('conflict', 'En anden ændrede det samtidig. Se, hvordan det ser ud nu, og prøv igen.'),
  notYours: { status: 403, error: 'forbidden', message: 'Det har du ikke adgang til.' },
  inCall: conflicting('inCall', 'Du har et opkald. Læg på først.'),
  caseInCall: conflicting('caseInCall', 'Sagen er i et andet opkald lige nu. Prøv igen, når det er slut.'),
  notTalking: conflicting('notTalking', 'Samtalen er ikke i gang.'),
  notJoinedYet: conflicting('notTalking', 'Borgeren er ved at blive stillet igennem.'),
  notACallback: unprocessable('notACallback', 'Kun en opringning kan ende på en telefonsvarer.', 'outcome'),
  notLost: conflicting('notLost', 'Samtalen venter ikke på dig.'),
  consulting: conflicting('consulting', 'Du har allerede en kollega med i samtalen.'),
  notConsulting: conflicting('notConsulting', 'Der er ingen kollega med i samtalen.'),
  notAnsweredYet: conflicting('notAnsweredYet', 'Kollegaen har ikke svaret endnu.'),
  ...talkRefusals,
  notWrapping: conflicting('notWrapping', 'Efterbehandlingen er slut. Vælg Pause, hvis du har brug for mere tid.'),
  notThere: conflicting(
    'notThere',
    'Kollegaen er ikke på vagt lige nu. Vælg en anden, eller stil om til den næste ledige.',
    'to',
  ),
  notWith: conflicting(
    'notWith',
    'Borgeren har ønsket en anden konsulent. Vælg en, som borgeren ikke har sagt nej til.',
    'to',
  ),
  tooManyGuests: conflicting('tooManyGuests', 'Der er ikke plads til flere i samtalen. Fjern en først.'),
  tooLate: conflicting('tooLate', 'Borgeren er givet videre til den næste ledige.'),
  alreadyIdentified: unprocessable('identified', 'Opkaldet hører allerede til en sag.'),
  unidentifiedVisit: unprocessable('unidentifiedVisit', 'Den sag har ingen borger endnu.', 'visitId'),
  visitEnded: conflicting('visitEnded', 'Henvendelsen er afsluttet.'),
  alreadyConcluded: whyNot(409, 'alreadyConcluded'),
  unknownCategory: malformed('category', 'Den kategori findes ikke.'),
  otherGroup: unprocessable('otherGroup', 'Kategorien passer ikke til borgeren.', 'category'),
  educationUnknown: unprocessable('educationUnknown', 'Svar først på, om borgeren har en uddannelse.', 'category'),
  followUpMissing: whyNot(422, 'followUpMissing', 'followUp'),
  notHeld: whyNot(422, 'notHeld'),
  notNow: whyNot(422, 'notNow'),
  answersMissing: whyNot(422, 'answersMissing', 'answers'),
  arrangementsMissing: whyNot(422, 'arrangementsMissing', 'arrangements'),
  doubtMeeting: whyNot(422, 'doubtMeeting', 'arrangements'),
  lateReasonMissing: { ...whyNot(422, 'lateReasonMissing', 'lateReason'), error: 'lateReason' } as Reply<never>,
  tooEarly: whyNot(409, 'tooEarly'),
  nextMissing: whyNot(422, 'nextMissing', 'next'),
  coordinatorOnly: { ...whyNot(422, 'coordinatorOnly'), status: 403 } as Reply<never>,
  reasonMissing: whyNot(422, 'reasonMissing', 'reason'),
  categoryMissing: whyNot(422, 'categoryMissing', 'category'),
  alreadyClosed: whyNot(409, 'alreadyClosed'),
  outcomeMissing: whyNot(409, 'outcomeMissing'),
  notConcluded: conflicting('notConcluded', 'Sagen er ikke konkluderet endnu.'),
  sameAsBefore: unprocessable('sameAsBefore', 'Det står der allerede.'),
  cprTaken: {
    status: 409,
    error: 'cprTaken',
    field: 'cpr',
    message: 'CPR-nummeret hører til en anden borger. Er det den samme, så læg de to sager sammen.',
  },
  hasTelephone: unprocessable(
    'hasTelephone',
    'Der står et telefonnummer på borgeren. Ret nummeret, hvis det er et andet nu.',
    'needs',
  ),
  undoOver: conflicting('undoOver', 'Rettelsen kan ikke fortrydes længere. Ret igen i stedet.'),
  wrongReviewDay: unprocessable(
    'wrongReviewDay',
    'Vælg en dag, der kommer efter i dag, og som ligger højst to år ude i fremtiden.',
    'reviewOn',
  ),
  notOffered: unprocessable(
    'notOffered',
    'Telefonen er ikke tilbudt, så borgeren kan ikke have valgt den. Vælg et fysisk møde.',
    'choice',
  ),
  numberMissing: unprocessable('numberMissing', 'Skriv et telefonnummer, vi kan ringe på.', 'phone'),
  timeMissing: unprocessable('timeMissing', 'Skriv den tid, du har aftalt med borgeren.', 'at'),
  wrongTime: unprocessable('wrongTime', 'Vælg en tid i åbningstiden inden for den næste måned.', 'at'),
  numberBusy: conflicting('numberBusy', 'Nummeret er i samtalen eller i brug i et andet opkald.', 'phone'),
  openCase: conflicting(
    'openCase',
    'Personen har allerede en åben sag. Åbn den, eller læg henvendelsen sammen med den.',
  ),
  answersConflict: conflicting(
    'answersConflict',
    'De to sager har forskellige svar. Ret svarene, før de lægges sammen.',
  ),
  notProvisional: conflicting('notProvisional', 'Opkaldet er ikke koblet til sagen på nummeret alene.'),
  cannotSplit: conflicting(
    'cannotSplit',
    'Der er svaret eller afsluttet i sagen efter opkaldet. Opret borgeren som en ny henvendelse.',
  ),
  otherPerson: conflicting(
    'otherPerson',
    'De to sager hører til to personer, som vi kender hver for sig. De kan ikke lægges sammen.',
  ),
  noteLocked: conflicting('noteLocked', 'Notatet er låst og kan ikke ændres. Skriv et tillæg i stedet.'),
  noteOpen: conflicting('noteOpen', 'Notatet er ikke låst endnu. Ret i selve notatet.'),
  noteEmpty: unprocessable('noteEmpty', 'Notatet er tomt. Skriv, hvad der blev talt om.', 'text'),
  notOpen: conflicting('notOpen', 'Sagen er afsluttet.'),
  beforeCase: unprocessable(
    'beforeCase',
    'Samtalen er holdt, før sagen blev oprettet. Vælg en dag fra den dag af, hvor sagen blev oprettet.',
    'at',
  ),
  notByTelephone: malformed(
    'type',
    'Den slags samtale kan ikke holdes i telefonen. Vælg en anden samtaletype eller form.',
  ),
  notBooked: conflicting('notBooked', 'Mødet er ikke længere booket.'),
  unknownSlot: malformed('slotId', 'Den tid findes ikke.'),
  slotTaken: conflicting('slotTaken', 'Tiden er lige blevet optaget af en anden. Vælg en ny tid.', 'slotId'),
  unknownQuestion: malformed('answers', 'Spørgsmålet findes ikke.'),
  unknownVersion: malformed('definitionVersion', 'Den version af skemaet findes ikke.'),
  lostVersion: conflicting(
    'lostVersion',
    'Svarene i sagen er givet på et skema, som linjen ikke kender længere. De er gemt, men kan ikke vises eller ændres. Kontakt administratoren.',
  ),
  knownVersion: conflicting(
    'knownVersion',
    'Versionen findes allerede, eller der er en nyere. Giv skemaet et nyt nummer.',
  ),
  wrongChecklist: unprocessable('wrongChecklist', 'Skemaet kan ikke udgives, som det er. Se, hvor det er galt.'),
  procedureMissing: whyNot(422, 'procedureMissing'),
  wrongAnswer: malformed('answers', 'Svaret passer ikke til spørgsmålet.'),
};
