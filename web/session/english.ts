/** Opening a page and signing in. */
export const sessionEnglish = {
  'Siden kan ikke åbnes lige nu': 'The page cannot be opened just now',
  'Der er ingen forbindelse til linjen, eller den er ved at starte.':
    'There is no connection to the line, or it is starting.',
  'Det lykkedes ikke at logge ind': 'Signing in did not succeed',
  'Du er logget ud': 'You are signed out',
  'Prøv igen. Sig det til din administrator, hvis det bliver ved.': 'Try again. Tell your administrator if it goes on.',
  'Log ind': 'Sign in',
} as const;
