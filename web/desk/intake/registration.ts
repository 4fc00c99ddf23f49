import { bareCpr, cprConcerns, whyNotCpr, whyNotCprText } from '../../../flows/visit/cpr.ts';
import { whyNotPhoneText } from '../../../flows/visit/phone-words.ts';
import { callId as callIdSchema, type SlotId } from '../../../schemas/ids.ts';
import type { NotOfferedReason } from '../../../schemas/not-offered.ts';
import type { PersonNeed } from '../../../schemas/person.ts';
import { planCountries } from '../../../schemas/phone/country.ts';
import { whyNotDial } from '../../../schemas/phone/may-dial.ts';
import { numberOf } from '../../../schemas/phone/number.ts';
import type { RegisterRequest } from '../../../schemas/staff-api.ts';
import type { LocalDay } from '../../../schemas/time.ts';
import type { Channel } from '../../../schemas/unit.ts';
import { say, sayKnown } from '../../language/say.ts';

export type Choice = RegisterRequest['choice'];
export type AskedBy = NonNullable<RegisterRequest['askedBy']>;

/** The intake as it is filled in. */
export interface Registration {
  name: string;
  cpr: string;
  phone: string;
  language: string;
  knownBefore: boolean;
  protectedAddress: boolean;
  needs: readonly PersonNeed[];
  /** Undefined while nobody knows. */
  education: boolean | undefined;
  choice: Choice | undefined;
  /** Who wishes another way than the unit's usual one; asked only where there is a usual one. */
  askedBy: Exclude<AskedBy, 'rule'> | undefined;
  slotId: SlotId | undefined;
  /** The telephone was not offered; the reason follows. */
  isWithheld: boolean;
  notOffered: NotOfferedReason | undefined;
}

export const emptyRegistration: Registration = {
  name: '',
  cpr: '',
  phone: '',
  language: '',
  knownBefore: false,
  protectedAddress: false,
  needs: [],
  education: undefined,
  choice: undefined,
  askedBy: undefined,
  slotId: undefined,
  isWithheld: false,
  notOffered: undefined,
};

/** A telephone that is not offered is not chosen either; offered after all, it can be. */
export function withheld({ choice }: Registration, isWithheld: boolean): Partial<Registration> {
  if (!isWithheld) return { isWithheld, notOffered: undefined };
  return { isWithheld, ...(choice === 'callback' && { choice: undefined }), askedBy: undefined };
}

export const registrationFields = [
  'name',
  'cpr',
  'phone',
  'choice',
  'askedBy',
  'notOffered',
  'slotId',
  'language',
] as const;
export type Problems = Partial<Record<(typeof registrationFields)[number], string>>;

/** What keeps a number from being that of anybody alive today. */
function cprProblem(typed: string, today: LocalDay): string | undefined {
  const cpr = bareCpr(typed);
  const why = typed.trim() === '' ? undefined : whyNotCpr(cpr, today);
  if (why === 'digits') return say('Et CPR-nummer har ti cifre. Lad feltet stå tomt, hvis det ikke kendes.');
  return why === undefined ? undefined : sayKnown(whyNotCprText(why, cpr));
}

/** A doubt about the number that holds nobody up: numbers that fail modulus 11 are issued and valid. */
export function cprConcern(typed: string, today: LocalDay): string | undefined {
  const concerns = cprConcerns(bareCpr(typed), today).map((concern) => sayKnown(concern));
  return concerns.join(' ') || undefined;
}

function choiceProblem({ choice, needs }: Registration): string | undefined {
  if (choice === undefined) return say('Spørg borgeren, og vælg svaret.');
  const isUnreachable = choice === 'callback' && needs.includes('noPhone');
  return isUnreachable ? say('Borgeren har ingen telefon. Vælg et fysisk møde.') : undefined;
}

function phoneProblem({ phone, choice, needs }: Registration, hasCall: boolean): string | undefined {
  if (phone.trim() === '')
    return choice === 'callback' && !hasCall && !needs.includes('noPhone')
      ? say('Skriv det nummer, borgeren vil ringes op på.')
      : undefined;
  const number = numberOf(phone, 'desk');
  // Which other countries may be called is the rules', and said by whoever keeps them.
  const why =
    'refused' in number ? number.refused : whyNotDial(number.e164, { callback: { countries: planCountries } }, []);
  return why === undefined ? undefined : sayKnown(whyNotPhoneText(why));
}

/** The way in which a first talk is held here where nobody asks for another one; none where the rules begin with neither. */
export function usualChoice(channel: Channel | undefined): Choice | undefined {
  if (channel === 'phone') return 'callback';
  return channel === 'physical' ? 'physical' : undefined;
}

/** Is it to be said who wishes it? Not where it is the usual way, nothing was chosen yet, or there was no choice. */
export function asksWho(choice: Choice | undefined, usual: Choice | undefined, isWithheld = false): boolean {
  return !isWithheld && usual !== undefined && choice !== undefined && choice !== 'none' && choice !== usual;
}

/** What must be mended before it can be sent. `hasCall`: the caller is on the line, or was, and so has a number. */
export function problemsOf(
  form: Registration,
  { hasCall, today, usual }: { hasCall: boolean; today: LocalDay; usual?: Choice | undefined },
): Problems {
  const cpr = cprProblem(form.cpr, today);
  const phone = phoneProblem(form, hasCall);
  const choice = choiceProblem(form);
  return {
    ...(form.name.trim() === '' && { name: say('Skriv borgerens navn.') }),
    ...(cpr !== undefined && { cpr }),
    ...(phone !== undefined && { phone }),
    ...(choice !== undefined && { choice }),
    ...(form.isWithheld && form.notOffered === undefined && { notOffered: say('Vælg en grund.') }),
    ...(asksWho(form.choice, usual, form.isWithheld) &&
      form.askedBy === undefined && { askedBy: say('Vælg, hvem der ønsker det.') }),
  };
}

/** The request for what was filled in; `join`: the open case of the same person takes it up. */
export function requestOf(
  form: Registration,
  choice: Choice,
  { callId, join, usual }: { callId: string | undefined; join: boolean; usual?: Choice | undefined },
): RegisterRequest {
  const { name, cpr, phone, language, slotId, knownBefore, protectedAddress, needs, education } = form;
  const call = callIdSchema.safeParse(callId);
  return {
    name: name.trim(),
    choice,
    ...askedByOf(form, choice, usual),
    ...(form.isWithheld && form.notOffered !== undefined && { notOffered: form.notOffered }),
    ...(cpr.trim() !== '' && { cpr: bareCpr(cpr) }),
    ...(phone.trim() !== '' && { phone: phone.trim() }),
    ...(language.trim() !== '' && { language: language.trim() }),
    ...(choice === 'physical' && slotId !== undefined && { slotId }),
    ...(call.success && { callId: call.data }),
    ...(join && { join }),
    knownBefore,
    protectedAddress,
    ...(needs.length > 0 && { needs: [...needs] }),
    ...(education !== undefined && { education }),
  };
}

/** Whose wish is sent along where there is a usual way: left as it was it is nobody's. */
function askedByOf(
  { askedBy, isWithheld }: Registration,
  choice: Choice,
  usual: Choice | undefined,
): { askedBy?: AskedBy } {
  if (isWithheld) return {};
  if (choice === usual) return { askedBy: 'rule' };
  return asksWho(choice, usual) && askedBy !== undefined ? { askedBy } : {};
}
