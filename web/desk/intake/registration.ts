import { bareCpr, isCpr, passesModulus11 } from '../../../flows/visit/cpr.ts';
import { callId as callIdSchema, type SlotId } from '../../../schemas/ids.ts';
import { danishNumberOf } from '../../../schemas/phone-number.ts';
import type { RegisterRequest } from '../../../schemas/staff-api.ts';

export type Choice = RegisterRequest['choice'];

/** The intake as it is filled in. */
export interface Registration {
  name: string;
  cpr: string;
  phone: string;
  language: string;
  knownBefore: boolean;
  protectedAddress: boolean;
  choice: Choice | undefined;
  slotId: SlotId | undefined;
}

export const emptyRegistration: Registration = {
  name: '',
  cpr: '',
  phone: '',
  language: '',
  knownBefore: false,
  protectedAddress: false,
  choice: undefined,
  slotId: undefined,
};

export const registrationFields = ['name', 'cpr', 'phone', 'choice', 'slotId', 'language'] as const;
export type Problems = Partial<Record<(typeof registrationFields)[number], string>>;

/** That the date in it exists is the line's to say: the calendar is too heavy for the page. */
function cprProblem(typed: string): string | undefined {
  if (typed.trim() === '' || isCpr(bareCpr(typed))) return undefined;
  return 'Et CPR-nummer har ti cifre. Lad feltet stå tomt, hvis det ikke kendes.';
}

/** A doubt about the number that holds nobody up: numbers that fail modulus 11 are issued and valid. */
export function cprConcern(typed: string): string | undefined {
  const cpr = bareCpr(typed);
  if (!isCpr(cpr) || passesModulus11(cpr)) return undefined;
  return 'Tjek nummeret: det består ikke modulus 11. Det kan være rigtigt og kan gemmes alligevel.';
}

function phoneProblem({ phone, choice }: Registration, hasCall: boolean): string | undefined {
  if (phone.trim() === '')
    return choice === 'callback' && !hasCall ? 'Skriv det nummer, borgeren vil ringes op på.' : undefined;
  return danishNumberOf(phone) === undefined ? 'Skriv et dansk telefonnummer på otte cifre.' : undefined;
}

/** What must be mended before it can be sent. `hasCall`: the caller is on the line, or was, and so has a number. */
export function problemsOf(form: Registration, hasCall: boolean): Problems {
  const cpr = cprProblem(form.cpr);
  const phone = phoneProblem(form, hasCall);
  return {
    ...(form.name.trim() === '' && { name: 'Skriv borgerens navn.' }),
    ...(cpr !== undefined && { cpr }),
    ...(phone !== undefined && { phone }),
    ...(form.choice === undefined && { choice: 'Spørg borgeren, og vælg svaret.' }),
  };
}

/** The request for what was filled in; `join`: the open case of the same person takes it up. */
export function requestOf(
  form: Registration,
  choice: Choice,
  { callId, join }: { callId: string | undefined; join: boolean },
): RegisterRequest {
  const { name, cpr, phone, language, slotId, knownBefore, protectedAddress } = form;
  const call = callIdSchema.safeParse(callId);
  return {
    name: name.trim(),
    choice,
    ...(cpr.trim() !== '' && { cpr: bareCpr(cpr) }),
    ...(phone.trim() !== '' && { phone: phone.trim() }),
    ...(language.trim() !== '' && { language: language.trim() }),
    ...(choice === 'physical' && slotId !== undefined && { slotId }),
    ...(call.success && { callId: call.data }),
    ...(join && { join }),
    knownBefore,
    protectedAddress,
  };
}
