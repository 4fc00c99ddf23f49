import type { Plan } from './applicants.ts';
import type { Contact } from './ledger.ts';
import type { World } from './world.ts';

/** An applicant on the way through: the plan, and what has come of it so far. */
export interface Applicant {
  plan: Plan;
  contact: Contact;
  visitId: string;
  /** Of the call that brought the applicant in, if one did. */
  callId?: string | undefined;
  /** Has a name in the system. */
  registered: boolean;
  /** The case that was registered at the desk, for a call that came in unknown and is linked to it. */
  other?: { contact: Contact; visitId: string } | undefined;
}

export function numberOf({ phone }: Plan): string {
  return `+45${phone}`;
}

export function citizenOf({ line }: World, plan: Plan) {
  return line.citizen(numberOf(plan));
}

/** Somebody who called without being known stands at the desk, or tells a name on the telephone: the contact stays the same. */
export async function registerCaller({ line }: World, who: Applicant, callId = who.callId): Promise<void> {
  if (callId === undefined) throw new Error(`${who.plan.name} never called`);
  await line.staff('borgerservice1').registers({ name: who.plan.name, phone: who.plan.phone, choice: 'none', callId });
  who.registered = true;
}
