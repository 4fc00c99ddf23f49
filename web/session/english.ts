/** Opening a page and signing in. */
export const sessionEnglish = {
  'Siden kan ikke åbnes lige nu': 'The page cannot be opened just now',
  'Der er ingen forbindelse til linjen, eller den er ved at starte.':
    'There is no connection to the line, or it is starting.',
  'Det lykkedes ikke at logge ind': 'Signing in did not succeed',
  'Du er logget ud': 'You are signed out',
  'Prøv igen. Sig det til din administrator, hvis det bliver ved.': 'Try again. Tell your administrator if it goes on.',
  'Log ind': 'Sign in',
  'Du er logget ud. Log ind igen; det, du har skrevet, bliver på siden.':
    'You are signed out. Sign in again; what you have written stays on the page.',
  'Serveren svarede på en måde, som siden ikke kender. Genindlæs siden.':
    'The server answered in a way that this page does not know. Reload the page.',
  'Der er ingen forbindelse til serveren lige nu.': 'There is no connection to the server just now.',
  'Det lykkedes ikke (fejl {status}). Prøv igen.': 'That did not work (error {status}). Try again.',
} as const;
