import { da } from '../../../flows/ivr/prompts/da.ts';
import { english } from '../../../flows/ivr/prompts/en.ts';
import type { SupervisionMode } from '../../../schemas/supervision.ts';
import type { CarrierModel } from '../carrier/carrier-model.ts';
import type { Check, Complain } from './check.ts';
import type { CallFact, Fact } from './fact.ts';

const sentences = { listen: 'supervisorListens', whisper: 'supervisorWhispers', join: 'supervisorJoins' } as const;

function isSaid(heard: readonly string[], mode: SupervisionMode): boolean {
  return [da, english.prompts].some((prompts) => heard.includes(prompts[sentences[mode]]));
}

function modeIn(fact: Fact | undefined): SupervisionMode | undefined {
  return fact?.is === 'call' ? fact.supervised : undefined;
}

/** Nobody listens to a citizen, whispers or speaks who has not been announced to them in that way. */
export function createSupervisionCheck({ legs }: CarrierModel, complain: Complain): Check {
  function look({ id, citizenSid, supervised }: CallFact): void {
    const heard = citizenSid === undefined ? [] : (legs.get(citizenSid)?.heard ?? []);
    if (supervised !== undefined && !isSaid(heard, supervised)) complain('listened to untold', `${id}: ${supervised}`);
  }
  return ({ changes }) => {
    for (const { before, after } of changes)
      if (after?.is === 'call' && modeIn(before) !== after.supervised) look(after);
  };
}
