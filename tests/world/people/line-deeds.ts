import { coordinator } from './cast.ts';
import { type Deeds, post } from './deed.ts';

/** What is done about the whole line: closed for the rest of the day, and opened again. */
export const lineDeeds: Deeds = {
  closeLine: {
    weight: 3,
    run: ({ desk, name }) =>
      desk(name, { user: coordinator, method: 'PUT', path: '/api/closing', body: { text: 'Vi har strømsvigt.' } }),
  },
  reopenLine: {
    weight: 3,
    run: (deed) => post({ ...deed, user: coordinator }, '/api/closing/reopen'),
  },
};
