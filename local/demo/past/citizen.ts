import type { Answers } from '../../../schemas/checklist.ts';
import type { VisitId } from '../../../schemas/ids.ts';
import type { PersonNeed } from '../../../schemas/person.ts';
import type { Certainty } from '../../../schemas/visit.ts';

export type WhenRung = 'answer' | 'no-answer' | 'busy';

/** Somebody invented, and all that they do in the demo's past. */
export interface Citizen {
  name: string;
  /** Sixty is added to the day, so that the number belongs to nobody. */
  cpr: string;
  /** E.164, one telephone each. */
  phone: string;
  /** What their telephone does each time we ring it; the last one from then on. */
  whenRung?: readonly WhenRung[];
  language?: string;
  needs?: readonly PersonNeed[];
  /** Has an education that qualifies for a job. */
  education?: boolean;
  knownBefore?: boolean;
  /** Hangs up after so many seconds of waiting. */
  patience?: number;
  talkMinutes?: number;
  /** Answers beyond those that every conclusion demands. */
  answers?: Answers;
  category?: string;
  certainty?: Certainty;
  /** How far whoever talked with them gets with it; the note is locked when nothing is said. */
  leftAt?: 'talked' | 'noteOpen';
  comesTo?: 'everything' | 'nothing';
  /** What came of a meeting is not written down. */
  isForgotten?: boolean;
  /** What the follow-up of a doubt comes to. */
  followUp?: 'confirmed' | 'changed' | 'late';
  /** Chosen for the first meeting: a moment (epoch ms) not before which it begins. */
  meetsFrom?: number;
}

/** Who is behind which case; a case whose citizen nobody wrote down is left as it stands. */
export type Cast = Map<VisitId, Citizen>;
