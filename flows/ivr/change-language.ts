import type { Call } from '../../schemas/call.ts';
import type { Language } from '../../schemas/language.ts';
import { plus } from '../calendar/local-time.ts';
import type { Work } from '../case/work.ts';
import { silentLeg } from '../routing/legs.ts';
import { languageAfter, languageOf } from './languages.ts';

/** The language that the key leads to from the one that is spoken. */
export function nextLanguage(work: Work, call: Call): Language | undefined {
  const visit = work.demand('visit', call.visitId);
  return languageAfter(languageOf(call, visit, work.policy), work.policy);
}

/**
 * The same question in the next language. Figures count it for who is not registered; what somebody said at the desk of a person is not
 * changed by a key, which anybody with that number could press.
 */
export function changeLanguage(work: Work, call: Call): void {
  const language = nextLanguage(work, call);
  if (language === undefined) return;
  const visit = work.demand('visit', call.visitId);
  if (visit.personId === undefined || visit.citizen?.language === undefined)
    work.put({ ...visit, citizen: { ...visit.citizen, language } });
  work.put({ ...call, language, reason: 'first', step: call.step + 1, checkAt: plus(work.now, silentLeg) });
}
