/** TODO */
export const skillsEnglish = {} as const;
