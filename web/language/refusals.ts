/** What the line says when it refuses something. */
export const refusalsEnglish = {} as const;
