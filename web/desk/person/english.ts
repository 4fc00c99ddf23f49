/** TODO */
export const personEnglish = {} as const;
