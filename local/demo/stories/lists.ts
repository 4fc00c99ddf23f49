import type { VisitId } from '../../../schemas/ids.ts';
import type { Citizen } from '../past/citizen.ts';
import { personBy } from '../past/people.ts';
import type { Story } from './story.ts';

const clerk = 'staff_01';
const first = 7000;
/** With the wait before it and the writing after it. */
const longestTalk = 45 * 60_000;

function who(number: number, more: Omit<Citizen, 'name' | 'cpr' | 'phone'> = {}): Citizen {
  return { ...personBy(first + number, false), ...more };
}

/** Meetings of today and of the next working day; one of yesterday that nobody has written down, and one to which nobody came. */
export const meetings: Story = ({ past, days }) => {
  const meets = (number: number, [day, time]: [number, string], more: Partial<Citizen> = {}) =>
    past.agenda.at(days.at(-3, '09:30') + number * 1_500_000, () =>
      past.registers({ ...who(number, more), meetsFrom: days.at(day, time) }, 'physical').then(),
    );
  meets(1, [0, '09:00']);
  meets(2, [0, '11:00'], { certainty: 'nogenlunde' });
  meets(3, [0, '13:30']);
  meets(4, [0, '14:15'], { language: 'polsk', needs: ['interpreter'] });
  meets(5, [1, '09:00']);
  meets(6, [1, '10:00'], { needs: ['companion'] });
  meets(7, [1, '12:30']);
  meets(8, [1, '14:15']);
  meets(9, [-1, '10:00'], { isForgotten: true });
  meets(10, [-1, '11:00'], { comesTo: 'nothing' });
};

/** Talks that were had: concluded, left without a conclusion, and with a note that nobody has locked. */
export const talks: Story = ({ past, days, now }) => {
  const talks = (number: number, moment: number, more: Omit<Citizen, 'name' | 'cpr' | 'phone'>) => {
    // Nobody is on the line when the demo begins.
    if (moment + longestTalk > now && moment < now) return;
    past.agenda.at(moment, () => past.registers(who(number, more), 'callback').then());
  };
  talks(11, days.at(-4, '09:12'), { certainty: 'usikker', followUp: 'late', category: 'aktivitetsparat' });
  // Nobody has said what came of the follow-up of the first one, so the doubt is late.
  talks(25, days.at(-5, '10:30'), { certainty: 'usikker', isForgotten: true });
  talks(12, days.at(-2, '09:40'), { answers: { G5: 'ja' }, certainty: 'nogenlunde' });
  talks(13, days.at(-1, '12:50'), { leftAt: 'talked' });
  talks(14, days.at(-1, '14:05'), { leftAt: 'noteOpen' });
  talks(15, days.at(0, '08:20'), { category: 'aktivitetsparat' });
  talks(16, days.at(0, '10:10'), { certainty: 'usikker' });
};

/** Whoever left without choosing, and call-backs that were agreed for later. */
export const waiting: Story = ({ past, days, now }) => {
  const { unitId } = past.line.unit;
  for (const [number, time] of [
    [18, '08:50'],
    [19, '11:25'],
  ] as const)
    past.agenda.at(days.at(-1, time), () => past.registers(who(number), 'none').then());
  for (const [number, time] of [
    [20, '12:30'],
    [21, '13:45'],
  ] as const)
    past.agenda.at(Math.min(now, days.at(0, '09:20')), async () => {
      const visitId = await past.registers(who(number), 'none');
      const at = new Date(days.at(1, time)).toISOString();
      past.line.does({ type: 'promiseCallback', unitId, visitId, at }, clerk);
    });
};

/** People whom the office wants called, and one to look at again. */
export const looks: Story = ({ past, days }) => {
  const { unitId } = past.line.unit;
  past.agenda.at(days.at(-6, '10:00'), async () => {
    const ids: VisitId[] = [];
    for (const number of [22, 23, 24]) ids.push(await past.registers(who(number), 'callback'));
    past.agenda.at(days.at(-1, '15:00'), async () => {
      for (const [index, visitId] of ids.entries()) {
        const personId = past.line.item('visit', visitId)?.personId;
        if (personId === undefined) continue;
        if (index < 2) {
          const listed = {
            type: 'listOutreach',
            unitId,
            personId,
            kind: 'opfoelgningssamtale',
            staffId: 'staff_04',
          } as const;
          past.line.asks(listed, 'staff_04');
          continue;
        }
        const text = await past.sealing.seal('Hør, om praktikken er kommet i gang.', unitId);
        const reviewOn = new Date(days.at(1, '12:00')).toISOString().slice(0, 10);
        past.line.asks({ type: 'setWatchMark', unitId, personId, reviewOn, text, staffId: 'staff_02' }, 'staff_02');
      }
    });
  });
};
