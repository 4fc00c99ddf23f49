/** Which open doubts are shown, and how. */
export interface DoubtFilter {
  owner: string | undefined;
  /** Only those past their due date, or without a time. */
  only: keyof typeof onlyWords | undefined;
  inCalendar: boolean;
  /** A day of the first week that the calendar shows; absent: of the week of today. */
  from: string | undefined;
}
export const everyDoubt: DoubtFilter = { owner: undefined, only: undefined, inCalendar: false, from: undefined };

const onlyWords = { late: 'sene', unbooked: 'uden-tid' } as const;
const calendarWord = 'kalender';

/** A choice as the parts of an address: nothing for what is not chosen. */
export function partsOfDoubts({ owner, only, inCalendar, from }: DoubtFilter): (string | undefined)[] {
  return [owner, only && onlyWords[only], inCalendar ? calendarWord : undefined, from];
}

export function doubtsOf([owner, only, view, from]: (string | undefined)[]): DoubtFilter {
  return {
    owner,
    only: (['late', 'unbooked'] as const).find((one) => onlyWords[one] === only),
    inCalendar: view === calendarWord,
    from: isDay(from) ? from : undefined,
  };
}

/** Four digits of a year that days can be counted from. */
function isDay(part: string | undefined): boolean {
  return part !== undefined && /^2\d{3}-\d\d-\d\d$/.test(part) && !Number.isNaN(Date.parse(part));
}
