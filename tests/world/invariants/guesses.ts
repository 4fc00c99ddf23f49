import type { Policy } from '../../../schemas/unit.ts';
import type { Check, Complain } from './check.ts';

/** Of one telephone on a day. */
const mostADay = 5;

/** No wrong code is compared past the limits, whoever calls at once with whom; each that is compared is counted by one. */
export function createGuessCheck(complain: Complain, { codes }: Pick<Policy, 'codes'>): Check {
  return ({ changes }) => {
    for (const { before, after } of changes) {
      if (after?.is !== 'wrongCodes') continue;
      const most = after.ofLine ? codes.wrongMost : mostADay;
      if (after.wrong > most)
        complain('guessed too often', `${after.wrong} by ${after.ofLine ? 'all' : 'one telephone'}`);
      const had = before?.is === 'wrongCodes' ? before.wrong : 0;
      if (after.wrong > had + 1) complain('guessed too often', `${had} and then ${after.wrong}`);
    }
  };
}
