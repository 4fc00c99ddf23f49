import { luckOf } from '../luck.ts';
import { conclude, pickSlot, saveAnswers } from './case-work.ts';
import { clerk, coordinator } from './cast.ts';
import { book, type Deed, type Office, type OfficeOptions, oneOf, post, seeTo, workOf } from './deed.ts';

function contactOf(deed: Deed) {
  return oneOf(deed, deed.mirror.contacts(), ({ open }) => open);
}

function meetingOf(deed: Deed) {
  return oneOf(deed, deed.mirror.all('meeting'), ({ booked }) => booked);
}

function callOf(deed: Deed) {
  return oneOf(
    deed,
    deed.mirror.all('call').filter(({ direction }) => direction === 'inbound'),
    ({ visitId }) => deed.mirror.one('contact', visitId)?.person === undefined,
  );
}

const deeds: Record<string, { weight: number; run(deed: Deed): Promise<unknown> | undefined }> = {
  book: {
    weight: 14,
    run: (deed) => book(deed, contactOf(deed)),
  },
  move: {
    weight: 10,
    run: async (deed) => {
      const meeting = meetingOf(deed);
      const slotId = meeting && (await pickSlot(workOf(deed, meeting.visitId)));
      if (slotId !== undefined) await post(deed, `/api/meetings/${meeting?.id}/move`, { slotId });
    },
  },
  outcome: {
    weight: 12,
    run: (deed) => {
      const meeting = meetingOf(deed);
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
    weight: 16,
    run: (deed) => {
      const followUp = oneOf(deed, deed.mirror.all('followUp'), ({ open }) => open);
      const outcome = deed.luck.weighted({ confirmed: 40, changed: 30, noShow: 20, withdrawn: 10 });
      const body = { outcome, ...(deed.luck.chance(0.7) && { category: 'jobparat' }) };
      return followUp && post({ ...deed, user: deed.seer }, `/api/followups/${followUp.id}/close`, body);
    },
  },
  link: {
    weight: 10,
    run: (deed) => {
      const { desk, name, seer, mirror, luck } = deed;
      const call = callOf(deed);
      const known = oneOf(
        deed,
        // Now and then one that has no name yet.
        mirror.contacts().filter(({ person }) => person !== undefined || luck.chance(0.05)),
        ({ open }) => open,
      );
      const path = `/api/calls/${call?.id}/visit`;
      return call && known && desk(name, { user: seer, method: 'PUT', path, body: { visitId: known.id } });
    },
  },
  registerCaller: {
    weight: 8,
    run: (deed) => {
      const call = callOf(deed);
      return call && deed.office.register(deed.name, deed.luck.pick(deed.cast.persons), call.id);
    },
  },
  task: {
    weight: 8,
    run: (deed) => {
      const task = oneOf(deed, deed.mirror.all('task'), ({ open }) => open);
      return task && seeTo(deed, task);
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
  look: { weight: 4, run: ({ desk, name, user }) => desk(name, { user, method: 'GET', path: '/api/desk' }) },
  calls: { weight: 2, run: ({ desk, name, user }) => desk(name, { user, method: 'GET', path: '/api/calls' }) },
  astray: {
    weight: 2,
    run: ({ desk, name, user }) => desk(name, { user, method: 'GET', path: '/api/visits/visit_none' }),
  },
  search: {
    weight: 3,
    run: (deed) => post(deed, '/api/visits/search', { query: deed.luck.pick(['Person', '20111111', '123456']) }),
  },
  report: {
    weight: 2,
    run: ({ desk, name, world }) => {
      const day = new Date(world.scheduler.now()).toISOString().slice(0, 10);
      return desk(name, { user: 'leder1', method: 'GET', path: `/api/reports/outcomes?from=${day}&to=${day}` });
    },
  },
};
const weights = Object.fromEntries(Object.entries(deeds).map(([name, { weight }]) => [name, weight]));

/** Kinds of work that somebody looks for before giving up. */
const mostLooks = 4;

/** Work that is done at the desks beside the calls. */
export function createOffice(options: OfficeOptions): Office {
  const { seed, desk, world } = options;
  const office: Office = {
    register: async (name, person, callId) => {
      const luck = luckOf(seed, `${name} registers`);
      const choice = luck.weighted({ callback: 45, physical: 20, none: 35 });
      const work = { name, user: clerk, desk, luck, now: world.scheduler.now };
      const slotId = choice === 'physical' && luck.chance(0.5) ? await pickSlot(work) : undefined;
      const body = {
        name: person.name,
        choice,
        ...(person.phone !== undefined && { phone: person.phone }),
        ...(luck.chance(0.5) && { cpr: '0101801234' }),
        ...(slotId !== undefined && { slotId }),
        ...(callId !== undefined && { callId }),
      };
      const reply = await desk(`${name} registers`, { user: clerk, method: 'POST', path: '/api/applicants', body });
      if (reply.status !== 201) return;
      person.code = String(reply.body.referenceCode);
      person.visitId = String(reply.body.visitId);
    },
    act: async (name) => {
      const luck = luckOf(seed, `${name} in the office`);
      const user = luck.pick([clerk, coordinator, 'konsulent1', 'konsulent2']);
      const deed: Deed = { ...options, name, luck, user, seer: user === clerk ? coordinator : user, office };
      // What the lists do not offer leaves time for something else.
      for (let looks = 0; looks < mostLooks; looks += 1) {
        const begun = deeds[luck.weighted(weights)]?.run(deed);
        if (begun !== undefined) return void (await begun);
      }
    },
  };
  return office;
}
