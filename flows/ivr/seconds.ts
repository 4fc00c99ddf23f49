/** Seconds of silence that the line listens through at each of its prompts, before it takes them for an answer. */
export const seconds = {
  /** Where one key is wanted. The carrier's default. */
  key: 5,
  /** Between two digits of a code, and after the last: a key of the menu is taken after this long. */
  code: 3,
  /** A number is keyed digit by digit by people who may be upset. */
  number: 10,
  /** After a choice there is nothing left to do; a short pause for a change of mind. */
  afterChoice: 4,
  /** Behind the waiting sound of a round of waiting, so that a late key still counts. */
  waitRound: 8,
} as const;
