/** TODO */
export const visitEnglish = {} as const;
