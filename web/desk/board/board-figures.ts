import type { Colleague, DeskView } from '../../../schemas/staff-api.ts';
import { localDay } from '../../theme/formats.ts';

/* What a room may see of the desk: how many, how long and who is on duty. Nothing of whom it is about ever leaves this file. */

export interface BoardFigures {
  waiting: number;
  /** Since when the one who has waited longest does. */
  waitingSince: string | undefined;
  /** Whose window has begun, and of those the ones whose window is over. */
  dueNow: number;
  dueLate: number;
  /** Windows that begin later. */
  dueLater: number;
  /** What the lists of the desk show as late, each matter once. */
  late: number;
  /** A list was cut: there may be more than counted. */
  isAtLeast: boolean;
}

type Lists = Omit<DeskView, 'me' | 'call' | 'wrapping' | 'closing'>;

export function figuresOf(view: Lists): BoardFigures {
  const { queue, callbacks, now } = view;
  const begun = callbacks.filter(({ from }) => from <= now);
  return {
    waiting: queue.length,
    waitingSince: queue.map(({ since }) => since).toSorted()[0],
    dueNow: begun.length,
    dueLate: begun.filter(({ until }) => until < now).length,
    dueLater: callbacks.length - begun.length,
    late: lateMatters(view).size,
    isAtLeast: (view.more ?? []).length > 0,
  };
}

/** A case or a doubt may stand in two lists, and is late once. */
function lateMatters({ callbacks, followUps, unfinished, meetings, asked, now }: Lists): Set<string> {
  const today = localDay(now);
  return new Set([
    ...callbacks.filter(({ until }) => until < now).map(({ visitId }) => `contact ${visitId}`),
    ...unfinished.filter(({ talkedAt }) => localDay(talkedAt) < today).map(({ visitId }) => `contact ${visitId}`),
    ...followUps.filter(({ overdue }) => overdue).map(({ visitId }) => `doubt ${visitId}`),
    ...meetings
      .filter(({ state, startAt }) => state === 'booked' && localDay(startAt) < today)
      .map(({ visitId, purpose }) => `${purpose === 'visit' ? 'contact' : 'doubt'} ${visitId}`),
    ...asked
      .filter(({ late }) => late)
      .map(({ matter, visitId, matterId }) =>
        visitId !== undefined && (matter === 'contact' || matter === 'doubt') ? `${matter} ${visitId}` : matterId,
      ),
  ]);
}

export type OnDuty = Pick<Colleague, 'staffId' | 'name' | 'state' | 'since'>;

/** Who is free stands first, who is away last. */
const order: readonly OnDuty['state'][] = ['available', 'reserved', 'busy', 'wrapping', 'pause'];

/** The colleagues and whoever is signed in here, where they are on duty too. */
export function onDutyOf({ me }: Pick<DeskView, 'me'>, colleagues: readonly Colleague[]): OnDuty[] {
  const { staffId, name, presence } = me;
  const here = presence === undefined || presence.state === 'off' ? [] : [{ staffId, name, ...presence }];
  return [...here, ...colleagues]
    .map((one) => ({ staffId: one.staffId, name: one.name, state: one.state, since: one.since }))
    .toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || a.name.localeCompare(b.name, 'da'));
}
