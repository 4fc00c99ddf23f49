import type { CallFact, ContactFact } from '../invariants/fact.ts';
import type { Deed } from './deed.ts';

/** Somebody talks with a caller of whom nobody knows the name, while a case that may be the caller's is in a talk too. */
export function talkingPair(deed: Deed): { call: CallFact; known: ContactFact } | undefined {
  const { mirror, luck } = deed;
  const talking = mirror
    .all('call')
    .filter(({ stage }) => stage === 'talking' || stage === 'joining' || stage === 'ringing');
  const nameless = talking.filter(({ visitId }) => mirror.one('contact', visitId)?.person === undefined);
  const others = mirror
    .contacts()
    .filter(({ callId, person }) => person !== undefined && talking.some(({ id }) => id === callId));
  return nameless.length === 0 || others.length === 0
    ? undefined
    : { call: luck.pick(nameless), known: luck.pick(others) };
}
