/** Something was asked for that is not done: the message says why, and what to do instead. Nothing was written. */
export class Refused extends Error {
  /** Of the way the command is typed, so that the usage is worth showing. */
  readonly isUsage: boolean;

  constructor(message: string, { isUsage = false } = {}) {
    super(message);
    this.isUsage = isUsage;
  }
}
