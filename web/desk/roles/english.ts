/** TODO */
export const rolesEnglish = {} as const;
