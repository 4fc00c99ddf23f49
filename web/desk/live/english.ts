/** What the desk hears of changes is shown by others: nothing is said here. */
export const liveEnglish = {} as const;
