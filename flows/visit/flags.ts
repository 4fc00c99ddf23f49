import type { Answers } from '../../schemas/checklist.ts';
import type { Channel, Policy } from '../../schemas/unit.ts';
import type { Certainty } from '../../schemas/visit.ts';

export interface Flag {
  id: string;
  level: 'mandatory' | 'suggested';
  label: string;
  /** The answers behind it, by question id, so that nobody has to guess. */
  because: string[];
}

export interface FlagFacts {
  answers: Answers;
  certainty: Certainty | undefined;
  channel: Channel;
  legalBasis: Policy['legalBasis'];
}

const openAnswers = ['vedIkke', 'onskerIkke'];
/** ★ of the sections that are asked now. */
const decisive = ['C1', 'C2'];
/** A belief of 3 or lower contradicts a job within the horizon (F06). */
const lowBelief = 3;

/**
 * Where a talk is unsafe to judge by (F01–F17, those whose questions are asked). A mandatory flag demands a physical
 * follow-up; the rules never choose a category, and no answer removes the consultant's own doubt. A physical talk is already what the
 * flags would ask for, except where the doubt is about the person or the words (F01, F03, F04, F17).
 */
export function raiseFlags({ answers, certainty, channel, legalBasis }: FlagFacts): Flag[] {
  const flags: Flag[] = [];
  const add = (id: string, level: Flag['level'], label: string, ...because: string[]) =>
    flags.push({ id, level, label, because });
  const physical = channel === 'physical';
  if (certainty === 'usikker') add('F01', 'mandatory', 'Du er usikker', 'J2');
  if (answers.A3 === 'nej' && !physical) add('F02', 'mandatory', 'Borgeren vil hellere mødes', 'A3');
  if (answers.A1 === 'ikkeBekraeftet') add('F03', 'mandatory', 'Identiteten er ikke bekræftet', 'A1');
  if (answers.A4 === 'tolkMangler' || answers.A4 === 'paaroerende')
    add('F04', 'mandatory', 'Der mangler en tolk', 'A4');
  if (answers.A6 === 'daarlig' && !physical) {
    const unanswered = decisive.some((id) => answers[id] === undefined);
    add('F05', unanswered ? 'mandatory' : 'suggested', 'Linjen var dårlig', 'A6');
  }
  const contradiction = [
    ...(answers.C1 === 'ja' && answers.C2 === 'ja' ? ['C1', 'C2'] : []),
    ...(answers.C1 === 'ja' && typeof answers.C4 === 'number' && answers.C4 <= lowBelief ? ['C1', 'C4'] : []),
  ];
  if (contradiction.length > 0) {
    add(
      'F06',
      certainty === 'nogenlunde' ? 'mandatory' : 'suggested',
      'Svarene peger hver sin vej',
      ...new Set(contradiction),
    );
  }
  const open = decisive.filter((id) => openAnswers.includes(String(answers[id])));
  if (open.length >= 2) add('F14', 'mandatory', 'To eller flere afgørende spørgsmål står åbne', ...open);
  if (legalBasis !== 'phoneIsFirstConversation' && !physical) {
    add('F16', 'mandatory', 'Loven kræver personligt fremmøde', 'retsgrundlag');
  }
  if (answers.K1 === 'nej') add('F17', 'mandatory', 'Borgeren er ikke enig i opsummeringen', 'K1');
  return flags;
}

export function demandsFollowUp(flags: Flag[]): boolean {
  return flags.some((flag) => flag.level === 'mandatory');
}

/** Is there a doubt of a consultant or in the answers? That the law demands attendance is none. */
export function isDoubted(flags: Flag[]): boolean {
  return flags.some((flag) => flag.level === 'mandatory' && flag.id !== 'F16');
}

/** What the answers point to, shown with the answers and never as a proposal. */
export function indicate(answers: Answers): { says: 'jobparat' | 'aktivitetsparat' | 'uklart'; because: string[] } {
  const because = decisive.filter((id) => answers[id] !== undefined);
  if (answers.C1 === 'ja' && answers.C2 === 'nej') return { says: 'jobparat', because };
  if (answers.C1 === 'nej') return { says: 'aktivitetsparat', because };
  return { says: 'uklart', because };
}
