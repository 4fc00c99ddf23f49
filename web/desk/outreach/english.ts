/** TODO */
export const outreachEnglish = {} as const;
