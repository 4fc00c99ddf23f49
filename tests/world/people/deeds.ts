import { callDeeds } from './call-deeds.ts';
import { callOutDeeds } from './call-out-deeds.ts';
import { laterOn } from './careless.ts';
import { conclude, nextMeeting, saveAnswers } from './case-work.ts';
import { correctionDeeds } from './correction-deeds.ts';
import { book, contactOf, type Deed, type Deeds, oneOf, post, workOf } from './deed.ts';
import { closeDoubt, metDoubt } from './doubts.ts';
import { lineDeeds } from './line-deeds.ts';
import { markDeeds } from './mark-deeds.ts';
import { noteDeeds } from './note-deeds.ts';
import { outreachDeeds } from './outreach-deeds.ts';
import { personDeeds } from './person-deeds.ts';
import { replyDeeds } from './reply-deeds.ts';
import { skillDeeds } from './skill-deeds.ts';
import { taskDeeds } from './task-deeds.ts';
import { wishDeeds } from './wish-deeds.ts';

/** A time that somebody in safe contact agrees to. */
const agreedInMs = 5 * 60_000;
/** Further ahead than anybody may promise. */
const agreedTooLateMs = 60 * 86_400_000;
/** Not held by telephone under any shipped rules. */
const faceToFace = 'rehabiliteringsmoede';

function meetingOf(deed: Deed) {
  return oneOf(deed, deed.mirror.all('meeting'), ({ booked }) => booked || deed.luck.chance(0.3));
}

/** One that somebody has forgotten to say something of. */
function begunMeetingOf(deed: Deed) {
  const now = new Date(deed.world.scheduler.now()).toISOString();
  const begun = deed.mirror.all('meeting').filter(({ booked, startAt }) => booked && startAt <= now);
  return begun.length === 0 || deed.luck.chance(0.3) ? undefined : deed.luck.pick(begun);
}

/** Promises a call, in safe contact too: at a time that was agreed, at one that nobody may promise, or without saying when. */
function promise(deed: Deed): Promise<unknown> | undefined {
  const { luck, mirror, world } = deed;
  const safe = mirror.contacts().filter((one) => one.open && one.safe);
  const contact = safe.length > 0 && luck.chance(0.8) ? luck.pick(safe) : contactOf(deed);
  const phone = luck.chance(0.4) ? { phone: '20111111' } : {};
  const mine = luck.chance(0.5) ? { mine: true } : {};
  const isAgreed = luck.chance(contact?.safe === true ? 0.4 : 0.2);
  const inMs = luck.chance(0.6) ? agreedInMs : agreedTooLateMs;
  const body = { ...phone, ...mine, ...(isAgreed && { at: new Date(world.scheduler.now() + inMs).toISOString() }) };
  return contact && post(deed, `/api/visits/${contact.id}/callback`, body);
}

export const deeds: Deeds = {
  book: {
    weight: 14,
    run: (deed) => book(deed, contactOf(deed)),
  },
  move: {
    weight: 10,
    run: async (deed) => {
      const meeting = meetingOf(deed);
      const time = meeting && (await nextMeeting(workOf(deed, meeting.visitId), deed.name));
      if (time !== undefined) await post(deed, `/api/meetings/${meeting?.id}/move`, time);
    },
  },
  outcome: {
    weight: 17,
    run: (deed) => {
      const meeting = begunMeetingOf(deed) ?? meetingOf(deed);
      const outcome = deed.luck.weighted({ held: 65, noShow: 35 });
      return meeting && post(deed, `/api/meetings/${meeting.id}/outcome`, { outcome });
    },
  },
  withdraw: {
    weight: 8,
    run: (deed) => {
      const contact = contactOf(deed);
      return contact && post(deed, `/api/visits/${contact.id}/end`, { reason: 'withdrawn' });
    },
  },
  close: {
    weight: 22,
    run: (deed) => {
      const doubt = oneOf(deed, deed.mirror.all('followUp'), ({ open }) => open);
      const outcomes = { confirmed: 30, changed: 20, noShow: 15, declined: 15, withdrawn: 45 };
      return doubt && closeDoubt({ ...deed, user: deed.seer }, doubt, outcomes);
    },
  },
  meet: {
    weight: 30,
    run: (deed) => {
      const doubt = metDoubt(deed);
      return doubt && closeDoubt({ ...deed, user: deed.seer }, doubt, { confirmed: 30, changed: 42, noShow: 32 });
    },
  },
  bookDoubt: {
    weight: 6,
    run: async (deed) => {
      const followUp = oneOf(deed, deed.mirror.all('followUp'), ({ open }) => open);
      const time = followUp && (await nextMeeting(workOf(deed, followUp.visitId), deed.name));
      if (time !== undefined) await post({ ...deed, user: deed.seer }, `/api/followups/${followUp?.id}/meeting`, time);
    },
  },
  promise: { weight: 8, run: promise },
  /** Somebody hears that the telephone is not the citizen's alone: from now on nothing is sent, and a call needs a time agreed on. */
  safe: {
    weight: 3,
    run: (deed) => {
      const contact = contactOf(deed);
      if (deed.luck.chance(0.5)) laterOn(deed, 'promises', promise);
      return contact && post({ ...deed, user: deed.seer }, `/api/visits/${contact.id}/procedure`, { flag: 'F11' });
    },
  },
  /** A talk of a kind that is held face to face only: whoever promises a call for it then is refused. */
  type: {
    weight: 3,
    run: (deed) => {
      const contact = contactOf(deed);
      const type = deed.luck.chance(0.6) ? faceToFace : 'visitation';
      const path = `/api/visits/${contact?.id}/type`;
      return contact && deed.desk(deed.name, { user: deed.seer, method: 'PUT', path, body: { type } });
    },
  },
  talkedElsewhere: {
    weight: 8,
    run: (deed) => {
      const contact = contactOf(deed);
      const ago = Number(deed.luck.weighted({ '0': 78, '-60000': 10, '172800000': 25 }));
      const at = new Date(deed.world.scheduler.now() - ago).toISOString();
      const body = { form: deed.luck.pick(['phone', 'physical', 'video']), at };
      return contact && post({ ...deed, user: deed.seer }, `/api/visits/${contact.id}/talk`, body);
    },
  },
  told: {
    weight: 8,
    run: (deed) => {
      const message = oneOf(deed, deed.mirror.all('message'), ({ open }) => open);
      return message && post(deed, `/api/messages/${message.id}/told`);
    },
  },
  answers: {
    weight: 6,
    run: (deed) => {
      const contact = contactOf(deed);
      return contact && saveAnswers(workOf(deed, contact.id, deed.seer));
    },
  },
  conclude: {
    weight: 8,
    run: (deed) => {
      const contact = contactOf(deed);
      return contact && conclude(workOf(deed, contact.id, deed.seer), 'at the desk');
    },
  },
  ...callDeeds,
  ...callOutDeeds,
  ...outreachDeeds,
  ...personDeeds,
  ...noteDeeds,
  ...taskDeeds,
  ...lineDeeds,
  ...replyDeeds,
  ...markDeeds,
  ...wishDeeds,
  ...skillDeeds,
  ...correctionDeeds,
  look: { weight: 4, run: ({ desk, name, user }) => desk(name, { user, method: 'GET', path: '/api/desk' }) },
  cases: { weight: 2, run: ({ desk, name, user }) => desk(name, { user, method: 'GET', path: '/api/cases' }) },
  calls: { weight: 2, run: ({ desk, name, user }) => desk(name, { user, method: 'GET', path: '/api/calls' }) },
  astray: {
    weight: 2,
    run: ({ desk, name, user }) => desk(name, { user, method: 'GET', path: '/api/visits/visit_none' }),
  },
  search: {
    weight: 3,
    run: (deed) => post(deed, '/api/persons/search', { text: deed.luck.pick(['Person', '20111111', '123456']) }),
  },
  report: {
    weight: 2,
    run: ({ desk, name, world }) => {
      const day = new Date(world.scheduler.now()).toISOString().slice(0, 10);
      return desk(name, { user: 'leder1', method: 'GET', path: `/api/reports/outcomes?from=${day}&to=${day}` });
    },
  },
};
