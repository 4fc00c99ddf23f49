/** What belongs to no single part of the desk. */
export const deskEnglish = {
  Tilgængelighedserklæring: 'Accessibility statement',
} as const;
