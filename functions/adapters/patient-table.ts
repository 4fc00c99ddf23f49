import { repeatable } from './repeatable.ts';
import { AnswerLost, type Table, TableBusy, type Written } from './table.ts';

export interface Patience {
  pause(milliseconds: number): Promise<void>;
  /** From 0 up to, but not including, 1. */
  random(): number;
}

/** How often one request is made before who asked is told. */
const tries = 8;
/** How many of these may get no answer: each may take the client's two seconds, and a caller hears nothing meanwhile. */
const triesUnanswered = 5;
/** Full jitter up to this, doubled each time: all pauses together are at most 1.3 s. https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/ */
const firstPauseMs = 10;

/**
 * The table, asked again while it is busy or does not answer: the one place where this is done. Throws TableBusy when it stays
 * busy, AnswerLost when a write may have been carried out and nobody can tell.
 */
export function createPatientTable(table: Table, patience: Patience): Table {
  const again = <Answer>(ask: () => Promise<Answer>) =>
    askAgain(ask, patience, () => true).then(({ answer }) => answer);
  return {
    get: (key) => again(() => table.get(key)),
    getMany: (keys) => again(() => table.getMany(keys)),
    query: (query) => again(() => table.query(query)),
    async write(writes): Promise<Written> {
      const { answer, lost } = await askAgain(
        () => table.write(writes),
        patience,
        () => repeatable(writes),
      );
      return answer.done || lost === undefined ? answer : { ...answer, doubtful: true };
    },
    get requests() {
      return table.requests;
    },
  };
}

/** The answer, and what was thrown where an earlier one was lost. */
interface Asked<Answer> {
  answer: Answer;
  lost: AnswerLost | undefined;
}

async function askAgain<Answer>(
  ask: () => Promise<Answer>,
  { pause, random }: Patience,
  mayRepeat: () => boolean,
): Promise<Asked<Answer>> {
  let lost: AnswerLost | undefined;
  let unanswered = 0;
  for (let tried = 1; ; tried += 1) {
    try {
      return { answer: await ask(), lost };
    } catch (error) {
      if (error instanceof AnswerLost) {
        lost = error;
        unanswered += 1;
        if (unanswered >= triesUnanswered || !mayRepeat()) throw error;
      } else if (!(error instanceof TableBusy)) throw error;
      // Busy at last, but lost before: something may have been done, so "busy" would not be true.
      if (tried >= tries) throw lost ?? error;
    }
    await pause(random() * firstPauseMs * 2 ** (tried - 1));
  }
}
