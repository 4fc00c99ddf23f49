/** Every sentence the line can say, with the names of what is filled in. One language file has exactly these (a missing prompt is a type error). */
export interface PromptValues {
  welcome: { unit: string };
  closedNow: { day: string; time: string };
  closedOutOfTurn: { text: string; day: string; time: string };
  closedToday: { day: string; time: string };
  askCode: Record<string, never>;
  codeWrong: Record<string, never>;
  codeGivenUp: Record<string, never>;
  codeFound: Record<string, never>;
  codeShort: Record<string, never>;
  codeNotTaken: Record<string, never>;
  menu: Record<string, never>;
  menuClosed: Record<string, never>;
  menuMeetings: Record<string, never>;
  menuUnasked: Record<string, never>;
  voluntary: Record<string, never>;
  menuWait: { minutes: string };
  menuAgain: Record<string, never>;
  wrongKey: Record<string, never>;
  nothingHeard: Record<string, never>;
  closedSoCallback: Record<string, never>;
  askNumber: Record<string, never>;
  askKeyedNumber: Record<string, never>;
  numberWrong: Record<string, never>;
  needsNumber: Record<string, never>;
  queueFull: Record<string, never>;
  readBack: { number: string };
  times: Record<string, never>;
  time: { key: string; day: string; time: string };
  moreTimes: Record<string, never>;
  timesEnd: Record<string, never>;
  slotTaken: Record<string, never>;
  noTimes: Record<string, never>;
  noMeetings: Record<string, never>;
  lateTimes: Record<string, never>;
  decidedCallback: Record<string, never>;
  promised: { day: string; from: string; until: string };
  placeKept: Record<string, never>;
  promisedOutside: { day: string; from: string; until: string };
  promisedAgain: { number: string };
  promisedOnce: { number: string };
  booked: { day: string; time: string; place: string };
  cannotCome: { number: string };
  smsComes: Record<string, never>;
  afterChoice: Record<string, never>;
  waitingFirst: Record<string, never>;
  place: { place: string };
  waitMinutes: { minutes: string };
  waitLong: Record<string, never>;
  waitNobody: Record<string, never>;
  placeNext: Record<string, never>;
  waitingKeys: Record<string, never>;
  joining: Record<string, never>;
  weCall: { unit: string };
  weCallFirst: { unit: string };
  askSatisfaction: Record<string, never>;
  meetingWished: Record<string, never>;
  nobodyFree: Record<string, never>;
  calledGoodbye: Record<string, never>;
  lost: Record<string, never>;
  notBack: Record<string, never>;
  farewell: Record<string, never>;
  farewellCallback: { day: string; from: string; until: string };
  farewellMeeting: { day: string; time: string };
  farewellCallAgain: { day: string; time: string };
  farewellCallAnytime: Record<string, never>;
  farewellComeAgain: { day: string; time: string };
  tooLate: Record<string, never>;
  weCallTooLate: { unit: string };
  consultantTooLate: Record<string, never>;
  notOurNumber: Record<string, never>;
  apology: Record<string, never>;
}
export type PromptKey = keyof PromptValues;

/** One sentence to say, with what is filled in. */
export type Prompt = { [Key in PromptKey]: { key: Key; values: PromptValues[Key] } }[PromptKey];

/** A sentence with nothing to fill in. */
export type PlainPrompt = {
  [Key in PromptKey]: PromptValues[Key] extends Record<string, never> ? Key : never;
}[PromptKey];
