import type { Command } from '../../flows/case/command.ts';
import type { CaseFile } from '../../flows/case/need.ts';
import type { Made } from '../../flows/case/refusal.ts';
import type { StaffId } from '../../schemas/ids.ts';
import { CaseBusy, changeCase, type Outcome } from '../case/change-case.ts';
import type { Deps } from './deps.ts';
import { replyTo } from './reply-to.ts';
import { conflict, type Reply } from './route.ts';

interface Asked {
  by: StaffId;
  command: Command;
  /** What the request calls the chosen time, if it is another word than `slotId`. */
  slotField?: string;
}

/** Gives a command of staff and answers with what came of it, or with the refusal in Danish. */
export async function carryOut<Body>(
  deps: Deps,
  { by, command, slotField }: Asked,
  answer: (file: CaseFile, made: Made) => Reply<Body> | Promise<Reply<Body>>,
): Promise<Reply<Body>> {
  const outcome = await ask(deps, command, by);
  if (outcome === undefined) return conflict;
  if (outcome.done) return answer(outcome.file, outcome.made);
  const isAboutTime = outcome.refused.code === 'slotTaken' || outcome.refused.code === 'unknownSlot';
  return replyTo(outcome.refused, isAboutTime ? slotField : undefined);
}

/** The outcome of a command; nothing when others changed the case again and again. */
export async function ask(deps: Deps, command: Command, by: StaffId): Promise<Outcome | undefined> {
  try {
    return await changeCase(deps, command, by);
  } catch (error) {
    if (error instanceof CaseBusy) return undefined;
    throw error;
  }
}
