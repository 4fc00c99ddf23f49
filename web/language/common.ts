/** What several parts say. */
export const common = {
  Luk: 'Close',
  'Prøv igen': 'Try again',
  'Henter …': 'Loading …',
  'Der skete en uventet fejl på siden.': 'Something unexpected went wrong on this page.',
  '{what} kan ikke vises.': '{what} cannot be shown.',
  'Sproget kan ikke hentes lige nu.': 'The language cannot be fetched just now.',
} as const;
