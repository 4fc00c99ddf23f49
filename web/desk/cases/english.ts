/** TODO */
export const casesEnglish = {} as const;
