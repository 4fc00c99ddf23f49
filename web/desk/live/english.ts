/** TODO */
export const liveEnglish = {} as const;
