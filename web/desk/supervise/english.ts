/** TODO */
export const superviseEnglish = {} as const;
