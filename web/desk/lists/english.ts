/** TODO */
export const listsEnglish = {} as const;
