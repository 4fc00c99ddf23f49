import type { CaseRow } from '../../schemas/staff-api.ts';
import type { Figure, Ledger } from './ledger.ts';
import type { Lists } from './lists.ts';

/*
 * Whether the lists of the desk and the figures of the report tell one story, and the one that the players know. What each kind of next
 * step means is written down here a second time, from what the report's definitions and the page say.
 */

type Open = ReturnType<Ledger['open']>;
type What = CaseRow['what'];

/** Steps of a contact that has an appointment; all others are of one that waits, but for a conclusion, which either may need. */
const appointed: readonly What[] = ['meeting', 'outcome'];
const beingCalled: readonly What[] = ['ring', 'liveCall'];
const askedOfDesk: readonly What[] = [
  'choose',
  'findTime',
  'findNumber',
  'missedMeeting',
  'brokenTwice',
  'bookFollowUp',
  'tellCitizen',
  'tellBenefits',
];
const unwritten: readonly What[] = ['outcome', 'closeFollowUp'];
/** The desk looks this far back for meetings. */
const behindMs = 13 * 24 * 3600 * 1000;

/** Everything about the lists that does not agree with the report or with the players; nothing when all is well. */
export function wrongInLists(lists: Lists, report: Record<string, Figure>, open: Open): string[] {
  return [...wrongRows(lists), ...wrongSums(lists, report), ...wrongViews(lists), ...unknownTo(lists, open)];
}

function wrongRows({ cases, more, desk: { now } }: Lists): string[] {
  const wrong = cases.filter(({ late, lateAt }) => late !== lateAt < now).map(({ matterId }) => `${matterId}: late?`);
  if (more) wrong.push('there are more matters than are shown');
  if (new Set(cases.map(({ matterId }) => matterId)).size < cases.length) wrong.push('a matter stands there twice');
  return wrong;
}

/** Waiting, booked and settled contacts, and open doubts, as the rows have them and as the report counts them. */
function wrongSums({ cases, states }: Lists, report: Record<string, Figure>): string[] {
  const contacts = cases.filter(({ matter }) => matter === 'contact');
  const isBooked = ({ what, visitId }: CaseRow) =>
    what === 'conclude' ? states.get(visitId ?? '') === 'booked' : appointed.includes(what);
  const booked = contacts.filter(isBooked).length;
  const value = (name: string) => Number(report[name]?.value);
  const sums: [string, number, number][] = [
    ['waiting', contacts.length - booked, value('waiting')],
    ['booked', booked, value('booked')],
    ['settled', value('contactsIn') - contacts.length, value('served') + value('ended')],
    [
      'open doubts',
      cases.filter(({ matter }) => matter === 'doubt').length,
      Number(report.followUpsOverdue?.n) - Number(report.followUpsHeld?.n),
    ],
  ];
  return sums.flatMap(([name, listed, counted]) =>
    listed === counted ? [] : [`${name}: ${listed} by the lists, ${counted} by the report`],
  );
}

/** Each list of the desk shows the very matters that it is a view of. */
function wrongViews({ cases, desk }: Lists): string[] {
  const of = (wanted: (row: CaseRow) => boolean) => cases.filter(wanted);
  // A list that says it was cut shows the first of them.
  const seenOf = (name: 'unfinished' | 'asked' | 'followUps', wanted: (row: CaseRow) => boolean) =>
    of(wanted).slice(0, desk.more?.includes(name) === true ? desk[name].length : undefined);
  const visitsOf = (rows: readonly { visitId?: string | undefined }[]) => rows.map(({ visitId }) => visitId ?? '');
  const called = new Set(visitsOf(of(({ what }) => beingCalled.includes(what))));
  const calledNow = visitsOf([...desk.callbacks, ...desk.queue]);
  return [
    ...differing(
      'unfinished',
      visitsOf(desk.unfinished),
      visitsOf(seenOf('unfinished', ({ what }) => what === 'conclude')),
    ),
    ...differing(
      'asked',
      desk.asked.map(({ matterId }) => matterId),
      seenOf('asked', ({ what }) => askedOfDesk.includes(what)).map(({ matterId }) => matterId),
    ),
    ...differing(
      'followUps',
      desk.followUps.map(({ followUpId }) => followUpId),
      seenOf('followUps', ({ matter }) => matter === 'doubt').map(({ matterId }) => matterId),
    ),
    ...missing('called, and not to be called by Sager', calledNow, called),
    ...(desk.more?.includes('callbacks') === true
      ? []
      : missing('to be called, and not on the desk', visitsOf(of(({ what }) => what === 'ring')), new Set(calledNow))),
    ...meetingsMissing({ cases, desk }),
  ];
}

/** Whose meeting has begun and has no outcome stands among the meetings, and whose meeting stands there has an open matter. */
function meetingsMissing({ cases, desk }: Pick<Lists, 'cases' | 'desk'>): string[] {
  const begun = desk.meetings.filter(({ state, startAt }) => state === 'booked' && startAt <= desk.now);
  const since = new Date(Date.parse(desk.now) - behindMs).toISOString();
  const recent = cases.filter(({ what, dueAt }) => unwritten.includes(what) && dueAt > since);
  return [
    ...missing(
      'without an outcome, and not among the meetings',
      recent.map(({ visitId }) => visitId ?? ''),
      new Set(begun.map(({ visitId }) => visitId)),
    ),
    ...missing(
      'has a meeting without an outcome, and no open matter',
      begun.map(({ visitId }) => visitId),
      new Set(cases.map(({ visitId }) => visitId ?? '')),
    ),
  ];
}

/** Everybody of whom the players know that something is open stands there, and nobody else. */
function unknownTo({ cases }: Pick<Lists, 'cases'>, { contacts, talked, doubts }: Open): string[] {
  const rowsOf = (kind: CaseRow['matter']) => cases.filter(({ matter }) => matter === kind);
  return [
    ...differing(
      'contacts that the players know',
      rowsOf('contact').map(({ visitId }) => visitId ?? ''),
      contacts,
    ),
    ...differing(
      'talks without a conclusion that the players know',
      cases.flatMap(({ what, visitId }) => (what === 'conclude' ? [visitId ?? ''] : [])),
      talked,
    ),
    ...differing(
      'doubts that the players know',
      rowsOf('doubt').map(({ matterId }) => matterId),
      doubts,
    ),
  ];
}

function differing(name: string, listed: readonly string[], wanted: readonly string[]): string[] {
  return [
    ...missing(`${name}: is on no list`, wanted, new Set(listed)),
    ...missing(`${name}: is listed and should not be`, listed, new Set(wanted)),
    ...(listed.length === wanted.length ? [] : [`${name}: ${listed.length} rows for ${wanted.length}`]),
  ];
}

function missing(what: string, ids: readonly string[], among: ReadonlySet<string>): string[] {
  return ids.filter((id) => !among.has(id)).map((id) => `${what}: ${id}`);
}
