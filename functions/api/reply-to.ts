import type { Refusal } from '../../flows/case/refusal.ts';
import { refusalReplies } from './refusals.ts';
import { malformed, type Reply } from './route.ts';

/** The reply to a refused command. `field`: what the request calls the thing that is to blame, where it is another word. */
export function replyTo(refusal: Refusal, field?: string): Reply<never> {
  if (refusal.code === 'stale') throw new Error('A stale version is answered with both versions');
  const reply = refusalReplies[refusal.code];
  if (!('error' in reply)) return reply;
  if (refusal.code === 'unknownQuestion')
    return malformed(`answers.${refusal.about}`, `Spørgsmålet ${refusal.about} findes ikke.`);
  if (refusal.code === 'wrongAnswer')
    return malformed(`answers.${refusal.about}`, `Svaret på ${refusal.about} passer ikke til spørgsmålet.`);
  if (refusal.code === 'tooEarly' && refusal.about === 'at')
    return { ...reply, field: 'at', message: 'Samtalen er ikke holdt endnu. Vælg et tidspunkt, der er gået.' };
  if (refusal.code === 'tooEarly' && refusal.about === 'birthday')
    return { ...reply, message: 'Fødselsdagen ligger mere end tre måneder ude i fremtiden.' };
  const withList = listOf(refusal);
  const said = refusal.text === undefined ? {} : { message: refusal.text };
  const blamed = field ?? reply.field ?? (refusal.code === 'alreadyIdentified' ? refusal.about : undefined);
  return { ...reply, ...said, ...withList, ...(blamed !== undefined && { field: blamed }) };
}

/** What the list of a refusal is called, where it is not what is missing. */
const listNames: Partial<Record<Refusal['code'], string>> = {
  followUpMissing: 'flags',
  procedureMissing: 'flags',
  wrongChecklist: 'problems',
};

function listOf({ code, ...more }: Refusal): { more?: Record<string, unknown> } {
  const list = 'list' in more ? more.list : undefined;
  if (code === 'openCase' && 'about' in more) return { more: { visitId: more.about } };
  if (list === undefined) return {};
  return { more: { [listNames[code] ?? 'missing']: list } };
}
