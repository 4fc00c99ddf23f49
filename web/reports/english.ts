/** Figures and their reports. */
export const reportsEnglish = {} as const;
