/** TODO */
export const callEnglish = {} as const;
