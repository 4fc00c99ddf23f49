import { expect, test } from 'vitest';
import { everyDoubt } from './cases/doubt-filter.ts';
import { homeOf, hrefOf, type Place, placeOf } from './place.ts';

test.each<Place>([
  { page: 'overview' },
  { page: 'visit', visitId: 'visit_a/b' },
  { page: 'visit', visitId: 'visit_1', purpose: 'search' },
  { page: 'register', callId: undefined },
  { page: 'register', callId: 'call_1' },
  { page: 'find', callId: 'call_1' },
  { page: 'calls' },
  { page: 'board' },
  { page: 'outreach' },
  { page: 'statement' },
  { page: 'sound' },
  { page: 'doubts', filter: everyDoubt },
  { page: 'doubts', filter: { ...everyDoubt, owner: 'mig', only: 'unbooked' } },
  { page: 'doubts', filter: { ...everyDoubt, inCalendar: true } },
  { page: 'doubts', filter: { owner: 'coordinator', only: 'late', inCalendar: true, from: '2021-02-01' } },
  { page: 'person', personId: 'person_1' },
  { page: 'person', personId: 'person_1', purpose: 'call' },
  { page: 'procedure', flag: 'F12', visitId: 'visit_1' },
  { page: 'procedure', flag: 'F12', visitId: undefined, purpose: 'callback' },
  { page: 'cases', filter: { what: undefined, owner: undefined, late: false } },
  { page: 'cases', filter: { what: 'ring', owner: undefined, late: true } },
  { page: 'cases', filter: { what: undefined, owner: 'coordinator', late: false } },
])('comes back from its own link: %o', (place) => {
  expect(placeOf(hrefOf(place))).toEqual(place);
});

test('takes no purpose that there is none of', () => {
  expect(placeOf('#/sag/visit_1/nysgerrighed')).toEqual({ page: 'visit', visitId: 'visit_1' });
});

test('carries no casework, which says nothing more than the desk knows', () => {
  expect(hrefOf({ page: 'visit', visitId: 'visit_1', purpose: 'casework' })).toBe('#/sag/visit_1');
});

test('shows the overview for an unknown or cut link', () => {
  expect([placeOf(''), placeOf('#/sag/'), placeOf('#/noget')]).toEqual(Array(3).fill({ page: 'overview' }));
});

test('shows the calendar of this week for a week that is none', () => {
  expect(placeOf('#/opfoelgninger/alle/alle/kalender/2021-13-01')).toEqual({
    page: 'doubts',
    filter: { ...everyDoubt, inCalendar: true },
  });
});

test('intake begins with the registration, a coordinator with the doubts, a consultant with the overview', () => {
  expect([homeOf('intake'), homeOf('coordinator'), homeOf('consultant')].map(({ page }) => page)).toEqual([
    'register',
    'doubts',
    'overview',
  ]);
});
