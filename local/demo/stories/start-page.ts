import { demoCitizens } from '../citizens.ts';
import type { Story } from './story.ts';

const [mads, sara, yusuf, inge] = demoCitizens;

/** Those whom the start page rings as, up to where the newcomer goes on. */
export const startPage: Story = ({ past, days, now }) => {
  const { agenda } = past;
  agenda.at(days.at(-1, '10:05'), () =>
    past.registers({ ...inge, certainty: 'usikker', followUp: 'late', talkMinutes: 19 }, 'callback').then(),
  );
  agenda.at(days.at(-1, '13:20'), () => past.registers({ ...sara, meetsFrom: days.at(1, '10:00') }, 'physical').then());
  agenda.at(Math.min(now, days.at(0, '08:40')), async () => {
    const visitId = await past.registers({ ...yusuf, language: 'arabisk', needs: ['interpreter'] }, 'none');
    const at = new Date(Math.max(days.at(1, '10:30'), now)).toISOString();
    past.line.does({ type: 'promiseCallback', unitId: past.line.unit.unitId, visitId, at }, 'staff_01');
  });
  agenda.at(Math.min(now, days.at(0, '09:15')), () => past.registers({ ...mads, knownBefore: true }, 'none').then());
};
