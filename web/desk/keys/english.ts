/** The keys, and the list of them. */
export const keysEnglish = {
  Genvejstaster: 'Keyboard shortcuts',
  genvejstasterne: 'the keyboard shortcuts',
} as const;
