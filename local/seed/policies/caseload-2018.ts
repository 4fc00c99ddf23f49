import type { Policy } from '../../../schemas/unit.ts';

/**
 * Copenhagen in 2018 (the city's answer of January 2018): who is over 30 has one consultant, the young on their way to an education a team, and the young
 * who are ready for work are everybody's. What a young person is ready for is not known before the talk: here their education stands for it.
 */
export const caseload2018: Policy['caseload'] = {
  over30: 'fixed',
  under30Uneducated: 'team',
  under30Educated: 'shared',
};
