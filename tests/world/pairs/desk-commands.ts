import { clerk, coordinator } from '../people/cast.ts';
import type { Command } from './command.ts';
import { consultant } from './prepare.ts';
import type { Scene } from './scene.ts';
import { of, ofVisit, posts, puts, where } from './staff-command.ts';

function presence(state: string): Command {
  return puts(
    consultant,
    () => '/api/me/presence',
    () => ({ state }),
  );
}

function certain({ version = 0 }: Scene) {
  return { version, category: 'jobparat', certainty: 'sikker', arrangements: 'keep' };
}

const endsCall = of('callId', '/api/calls/', '/end');
const meeting = of('meetingId', '/api/meetings/', '/outcome');
const doubt = of('followUpId', '/api/followups/', '/close');
const lateReason = 'citizenWish';

function now({ stage }: Scene): string {
  return new Date(stage.world.scheduler.now()).toISOString();
}

/** What is done at a desk with a call, a case and its appointments. */
export const deskCommands: Record<string, Command> = {
  'is available': presence('available'),
  'says what they speak': puts(
    coordinator,
    () => '/api/consultants/staff_02/skills',
    () => ({ languages: ['en'], groups: ['over30'] }),
  ),
  pauses: presence('pause'),
  leaves: presence('off'),
  'gives a sign of life': posts(consultant, () => '/api/me/heartbeat'),
  ends: posts(consultant, endsCall, () => ({ outcome: 'ended' })),
  'ends on a mailbox': posts(consultant, endsCall, () => ({ outcome: 'voicemail' })),
  holds: posts(consultant, of('callId', '/api/calls/', '/hold'), () => ({ held: true })),
  resumes: posts(consultant, of('callId', '/api/calls/', '/hold'), () => ({ held: false })),
  'puts through': posts(consultant, of('callId', '/api/calls/', '/transfer'), () => ({})),
  'puts through to an office': posts(consultant, of('callId', '/api/calls/', '/forward'), () => ({ to: 'jobcenter' })),
  'takes that back': posts(consultant, of('callId', '/api/calls/', '/forward/take-back')),
  'calls a guest': posts(consultant, of('callId', '/api/calls/', '/guests'), () => ({
    phone: '71222222',
    role: 'interpreter',
  })),
  listens: posts(coordinator, of('callId', '/api/calls/', '/supervise'), () => ({ mode: 'listen' })),
  rejoins: posts(consultant, of('callId', '/api/calls/', '/rejoin')),
  splits: posts(clerk, of('callId', '/api/calls/', '/split')),
  links: puts(coordinator, of('callId', '/api/calls/', '/visit'), ({ otherVisitId }) => ({ visitId: otherVisitId })),
  registers: posts(
    clerk,
    where(
      ({ callId }) => callId !== undefined,
      () => '/api/applicants',
    ),
    ({ callId }) => ({ name: 'Person B', choice: 'none', callId }),
  ),
  'joins the other case': posts(clerk, ofVisit('/join'), ({ otherVisitId }) => ({ visitId: otherVisitId })),
  'calls out': posts(consultant, ofVisit('/call'), () => ({ type: 'visitation' })),
  'promises a call': posts(clerk, ofVisit('/callback'), () => ({})),
  books: posts(clerk, ofVisit('/meeting'), ({ slotIds: [slotId] }) => ({ slotId })),
  withdraws: posts(clerk, ofVisit('/end'), () => ({ reason: 'withdrawn' })),
  moves: posts(clerk, of('meetingId', '/api/meetings/', '/move'), ({ slotIds: [, slotId] }) => ({
    slotId,
    lateReason,
  })),
  'meeting is held': posts(clerk, meeting, () => ({ outcome: 'held' })),
  'nobody came': posts(clerk, meeting, () => ({ outcome: 'noShow' })),
  'notes a talk': posts(consultant, ofVisit('/talk'), (scene) => ({ form: 'phone', at: now(scene) })),
  'saves an answer': puts(coordinator, ofVisit('/checklist'), ({ version = 0 }) => ({
    version,
    answers: { C1: 'ja' },
  })),
  'follows the procedure': posts(consultant, ofVisit('/procedure'), () => ({ flag: 'F12' })),
  concludes: posts(coordinator, ofVisit('/conclude'), certain),
  'concludes in doubt': posts(coordinator, ofVisit('/conclude'), (scene) => ({
    ...certain(scene),
    certainty: 'usikker',
    followUp: { slotId: scene.slotIds[0], lateReason },
  })),
  'books the doubt': posts(coordinator, of('followUpId', '/api/followups/', '/meeting'), ({ slotIds: [, slotId] }) => ({
    slotId,
    lateReason,
  })),
  closes: posts(coordinator, doubt, () => ({ outcome: 'confirmed' })),
  'takes the doubt back': posts(coordinator, doubt, () => ({ outcome: 'withdrawn', reason: 'Aftalt.' })),
};
