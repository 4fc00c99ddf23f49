/** TODO */
export const statementEnglish = {} as const;
