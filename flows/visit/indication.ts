import type { Answers } from '../../schemas/checklist.ts';
import { chosenIn, isEmpty } from './answers.ts';
import type { Standing } from './asked.ts';

/** What the answers point to, shown with the answers and never as a proposal. */
export interface Indication {
  says: 'jobparat' | 'aktivitetsparat' | 'aabenlystUddannelsesparat' | 'uddannelsesparat' | 'uklart';
  because: string[];
}

const byWork = ['C1', 'C2', 'E2', 'F1', 'G1', 'G3', 'G5'];
const byEducation = ['I1', 'I2'];

/** *Uklart* unless everything that was answered points one way; for the young without an education by questions I1 and I2. */
export function indicate({ answers, facts }: Pick<Standing, 'answers' | 'facts'>): Indication {
  const ids = facts.youngWithoutEducation ? byEducation : byWork;
  const says = facts.youngWithoutEducation ? educationOf(answers) : workOf(answers);
  return { says, because: ids.filter((id) => !isEmpty(answers[id])) };
}

function is(answers: Answers, id: string, ...ids: string[]): boolean {
  return chosenIn(answers[id]).some((one) => ids.includes(one));
}

function workOf(answers: Answers): Indication['says'] {
  const isWell = is(answers, 'G1', 'nej') || (is(answers, 'G1', 'ja') && is(answers, 'G3', 'virker'));
  if (is(answers, 'C1', 'ja') && is(answers, 'C2', 'nej') && isWell && is(answers, 'E2', 'ja')) return 'jobparat';
  // Either of the two that says the opposite makes it unclear.
  if (is(answers, 'C1', 'ja') || is(answers, 'C2', 'nej')) return 'uklart';
  const isLimited =
    is(answers, 'E2', 'nej') ||
    is(answers, 'F1', 'midlertidigt', 'nej') ||
    (is(answers, 'G1', 'ja') && !is(answers, 'G3', 'virker')) ||
    is(answers, 'G5', 'ja');
  return is(answers, 'C1', 'nej') || (is(answers, 'C2', 'ja') && isLimited) ? 'aktivitetsparat' : 'uklart';
}

function educationOf(answers: Answers): Indication['says'] {
  const isFree = is(answers, 'I2', 'intet');
  const isHindered = is(answers, 'I2', 'fagligt', 'socialt', 'helbred', 'oekonomi');
  if (isFree && isHindered) return 'uklart';
  if (is(answers, 'I1', 'nu') && isFree) return 'aabenlystUddannelsesparat';
  if (is(answers, 'I1', 'indenEtAar')) return 'uddannelsesparat';
  return is(answers, 'I1', 'senere') && isHindered ? 'aktivitetsparat' : 'uklart';
}
