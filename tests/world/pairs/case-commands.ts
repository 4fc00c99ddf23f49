import { clerk, coordinator } from '../people/cast.ts';
import type { Command } from './command.ts';
import { consultant } from './prepare.ts';
import type { Scene } from './scene.ts';
import { of, ofVisit, posts, puts, where } from './staff-command.ts';

const reason = 'Tastefejl.';
/** The consultant of the situations. */
const staffId = 'staff_02';

function hasNote({ noteVersion }: Scene): boolean {
  return noteVersion !== undefined;
}

function note(after: string) {
  return where(hasNote, ofVisit(after));
}

/** What is done with what belongs to a person or stays behind of a case: notes, marks, tasks, corrections. */
export const caseCommands: Record<string, Command> = {
  'notes the education': puts(consultant, of('personId', '/api/persons/', '/education'), () => ({ education: false })),
  'settles the birthday': posts(consultant, of('birthdayId', '/api/persons/', '/birthday'), () => ({
    outcome: 'arranged',
  })),
  'edits the note': puts(consultant, note('/note'), ({ noteVersion: version }) => ({ version, text: 'Rettet.' })),
  'locks the note': posts(coordinator, note('/note/lock'), ({ noteVersion: version }) => ({ version })),
  'adds to the note': posts(consultant, note('/note/addendum'), () => ({ text: 'Mere.' })),
  'tells the citizen': posts(clerk, of('messageId', '/api/messages/', '/told')),
  'closes the task': posts(clerk, of('taskId', '/api/tasks/', '/close'), () => ({ outcome: 'told' })),
  'sets a mark': posts(consultant, of('personId', '/api/persons/', '/watch-marks'), () => ({
    reviewOn: '2021-01-07',
    text: 'Ring igen.',
  })),
  'closes the mark': posts(coordinator, of('watchMarkId', '/api/watch-marks/', '/close'), () => ({
    reason: 'Talt med borgeren.',
  })),
  'asks for another consultant': posts(clerk, of('personId', '/api/persons/', '/not-with'), () => ({ staffId })),
  'takes the wish back': posts(coordinator, of('personId', '/api/persons/', '/not-with/take-back'), () => ({
    staffId,
  })),
  'gives a caseworker': puts(coordinator, of('personId', '/api/persons/', '/caseworker'), () => ({
    to: staffId,
    reason: 'newHire',
  })),
  'corrects the number': posts(clerk, of('personId', '/api/persons/', '/corrections'), () => ({
    phone: '40333333',
    reason,
  })),
  'corrects the conclusion': posts(coordinator, where(hasNote, ofVisit('/corrections')), () => ({
    certainty: 'nogenlunde',
    reason,
  })),
  'takes the correction back': posts(coordinator, of('correctionId', '/api/corrections/', '/undo')),
};
