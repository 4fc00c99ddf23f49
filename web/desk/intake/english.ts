/** TODO */
export const intakeEnglish = {} as const;
