import type { Policy } from '../../../schemas/unit.ts';
import type { Check, Complain } from './check.ts';
import type { Fact, WrongCodesFact } from './fact.ts';

/** Of one telephone on a day. */
const mostADay = 5;

/** No wrong code is compared past the limits, whoever calls at once with whom; each that is compared is counted by one. */
export function createGuessCheck(complain: Complain, { codes }: Pick<Policy, 'codes'>): Check {
  function look(after: WrongCodesFact, before: Fact | undefined): void {
    const had = before?.is === 'wrongCodes' ? before.wrong : 0;
    const most = after.ofLine ? codes.wrongMost : mostADay;
    if (after.wrong <= most && after.wrong <= had + 1) return;
    complain('guessed too often', `${had} and then ${after.wrong} by ${after.ofLine ? 'all' : 'one telephone'}`);
  }
  return ({ changes }) => {
    for (const { before, after } of changes) if (after?.is === 'wrongCodes') look(after, before);
  };
}
