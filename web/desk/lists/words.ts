import type { SmsTemplate } from '../../../schemas/effect.ts';
import type { StaffId } from '../../../schemas/ids.ts';
import type { Role } from '../../../schemas/staff.ts';
import type { CaseRow } from '../../../schemas/staff-api.ts';
import type { Owner, StepKind } from '../../../schemas/step.ts';
import type { Channel } from '../../../schemas/unit.ts';
import { type Danish, say, sayKnown } from '../../language/say.ts';

/** What is next in a case, as something to do. */
export const stepWords = {
  liveCall: 'Er i telefonen nu',
  ring: 'Skal ringes op',
  choose: 'Spørg, om borgeren vil ringes op eller mødes',
  findTime: 'Find en tid til mødet',
  findNumber: 'Find et nummer, der kan ringes op',
  missedMeeting: 'Kontakt borgeren, som ikke kom til mødet',
  brokenTwice: 'Kontakt borgeren, som vi ikke ringede til som lovet',
  officeGone: 'Kontakt borgeren: kontoret, der fik samtalen, forsvandt straks igen',
  write: 'Skriv til borgeren, som ikke vil ringes op',
  answerReply: 'Læs borgerens sms',
  conclude: 'Afslut visitationen',
  meeting: 'Skal mødes',
  outcome: 'Skriv, om mødet blev holdt',
  bookFollowUp: 'Book en tid til opfølgning',
  followUpMeeting: 'Skal mødes til opfølgning',
  closeFollowUp: 'Skriv, hvordan opfølgningen gik',
  tellCitizen: 'Giv borgeren besked på en anden måde: borgeren har ikke fået en SMS',
  reviewMark: 'Se på borgerens mærke igen',
  tellBenefits: 'Akut behov: ring til ydelsesafdelingen',
  offerCoordinator: 'Tilbyd koordinerende sagsbehandler',
  giveConsultant: 'Find en anden konsulent',
  finishNote: 'Læs notatet igennem, og lås det',
  callOut: 'Ring op for at høre, hvordan det går',
  outreachOutcome: 'Skriv, hvordan opkaldet gik',
  turns30: 'Aftal overgangen til en ny målgruppe: borgeren fylder 30',
} as const satisfies Record<StepKind, Danish>;

/** The same where the citizen is in safe contact: nobody is called or written to because of it. */
const safeStepWords: Partial<Record<StepKind, Danish>> = {
  ring: 'Ringes op, men kun i den aftalte tid',
  choose: 'Aftal en sikker tid at tale sammen eller mødes',
  findTime: 'Find en tid til mødet, og sig den ved næste aftalte kontakt',
  findNumber: 'Find en sikker måde at få fat i borgeren på',
  missedMeeting: 'Borgeren kom ikke: find en sikker måde at få kontakt på',
  brokenTwice: 'Der blev ikke talt med borgeren i den aftalte tid: aftal en ny',
  tellCitizen: 'Sig det til borgeren ved næste aftalte kontakt, ikke før',
};

/** What is next, as something to do for this citizen. */
export function stepSays(what: StepKind, of: { safeContact?: true | undefined }): string {
  return sayKnown((of.safeContact === true ? safeStepWords[what] : undefined) ?? stepWords[what]);
}

/** What a message that did not arrive would have told. */
const tellWords = {
  meetingBooked: 'der er aftalt et møde',
  notReachedMeeting: 'vi ikke kunne få fat i borgeren og har aftalt et møde',
  meetingMoved: 'mødet er flyttet',
  meetingCancelled: 'mødet er aflyst',
  callbackBroken: 'vi ikke ringede som lovet, og hvornår vi ringer i stedet',
  callbackClosed: 'vi har lukket resten af dagen, og hvornår vi ringer i stedet',
  callbackMoved: 'vi ikke fik fat i borgeren, og hvornår vi prøver igen',
  brokenMeeting: 'vi ikke ringede som lovet og har aftalt et møde',
  callbackCancelled: 'vi ikke ringer som aftalt',
  callbackPromised: 'vi ringer, og hvornår',
  attemptFailed: 'vi har ringet, og hvornår vi prøver igen',
  meetingReminder: 'der er et møde',
  severalStand: 'der er flere aftaler, og ingen er aflyst',
  arrangements: 'hvad der er aftalt',
} as const satisfies Record<SmsTemplate, Danish>;

/** What is to be done in a row, and of a message that did not arrive what the citizen does not know. */
export function rowWords({
  what,
  template,
  to,
  safeContact,
}: Pick<CaseRow, 'what' | 'template' | 'to' | 'safeContact'>): string {
  if (what !== 'tellCitizen' || template === undefined || safeContact === true) return stepSays(what, { safeContact });
  const told = say(tellWords[template]);
  return to === undefined
    ? say("Fortæl borgeren, at {told}: sms'en kom ikke frem", { told })
    : say("Fortæl borgeren, at {told}: sms'en til {to} kom ikke frem", { told, to });
}

const roleWords = {
  intake: 'Borgerservice',
  consultant: 'Konsulenterne',
  coordinator: 'Koordinatorerne',
  manager: 'Lederne',
  administrator: 'Administratorerne',
  auditor: 'Revisorerne',
} as const satisfies Record<Role, Danish>;

/** Whose a step is, as an owner filter names it: a role, me, or a colleague. */
export type OwnerKey = Role | 'mig' | 'kollega';

export function ownerKeyOf(owner: Owner, me: StaffId): OwnerKey {
  if ('role' in owner) return owner.role;
  return owner.staffId === me ? 'mig' : 'kollega';
}

export function ownerKeyWords(key: OwnerKey): string {
  if (key === 'mig') return say('Dig');
  return key === 'kollega' ? say('En kollega') : say(roleWords[key]);
}

/** Whose a step is: a role, me, or a colleague by the name that is known at the desk. */
export function ownerWords(
  { owner, ownerName }: { owner: Owner; ownerName?: string | undefined },
  me: StaffId,
): string {
  const key = ownerKeyOf(owner, me);
  return key === 'kollega' && ownerName !== undefined ? ownerName : ownerKeyWords(key);
}

/** How a talk is held (samtaleform). */
export const channelWords = {
  phone: 'Telefon',
  physical: 'Fysisk møde',
  video: 'Video',
} as const satisfies Record<Channel, Danish>;

/** Short reasons of the flags for a list; the visit itself shows them with the answers behind them. */
const flagReasons: Record<string, Danish> = {
  F01: 'usikker vurdering',
  F02: 'fysisk møde ønsket',
  F03: 'identitet ikke bekræftet',
  F04: 'tolk',
  F05: 'dårlig linje',
  F06: 'svar, der modsiger hinanden',
  F07: 'psykisk helbred',
  F08: 'meget optimistiske svar',
  F09: 'bolig',
  F10: 'misbrug',
  F11: 'tryghed',
  F12: 'akut fare',
  F13: 'læse, høre, forstå',
  F14: 'afgørende svar mangler',
  F15: 'under 30, barriere',
  F16: 'loven kræver fremmøde',
  F17: 'uenig i vurderingen',
};

export function flagWords(flags: readonly string[]): string {
  return flags.map((id) => sayKnown(flagReasons[id] ?? id)).join(', ') || say('aftalt opfølgning');
}

/** Where a contact stands, said to staff. */
export const stateWords = {
  waiting: 'Venter',
  served: 'Visiteret',
  booked: 'Møde aftalt',
  ended: 'Afsluttet uden samtale',
} as const satisfies Record<string, Danish>;
