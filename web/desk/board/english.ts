/** TODO */
export const boardEnglish = {} as const;
