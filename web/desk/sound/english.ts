/** Trying the sound. */
export const soundEnglish = {
  'Prøv lyden': 'Try the sound',
} as const;
