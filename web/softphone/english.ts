/** What a softphone says of itself. */
export const softphoneEnglish = {
  'Telefonen fik ikke lov at logge på. Genindlæs siden, og prøv igen.':
    'The telephone was not allowed to sign in. Reload the page, and try again.',
  'Din adgang til telefonen er udløbet. Genindlæs siden, og prøv igen.':
    'Your access to the telephone has run out. Reload the page, and try again.',
  'Telefonen har ikke lov til at ringe. Genindlæs siden, og prøv igen.':
    'The telephone is not allowed to call. Reload the page, and try again.',
  'Browseren har ikke adgang til mikrofonen. Klik på ikonet ved adresselinjen, giv adgang til mikrofonen, og prøv igen.':
    'The browser has no access to the microphone. Click the icon by the address bar, allow the microphone, and try again.',
  'Mikrofonen kunne ikke åbnes. Se efter, om den er sat til, og om et andet program bruger den.':
    'The microphone could not be opened. Check that it is plugged in, and whether another program is using it.',
  'Lyden kunne ikke komme igennem. Se efter, om computeren er på et netværk, og prøv igen.':
    'The sound could not get through. Check that the computer is on a network, and try again.',
  'Forbindelsen til telefonen er afbrudt. Den genoprettes af sig selv.':
    'The connection to the telephone is broken. It mends by itself.',
  'Samtalen er besvaret, men der kommer ingen lyd igennem. Se efter, om computeren er på et netværk, og ring igen.':
    'The call was answered, but no sound gets through. Check that the computer is on a network, and call again.',
  'Mikrofonen er taget ud, så borgeren ikke kan høre dig. Sæt den til igen, eller vælg en anden under Prøv lyden.':
    'The microphone was unplugged, so the citizen cannot hear you. Plug it in again, or choose another under Try the sound.',
  'Mikrofonen blev taget ud. Borgeren hører dig nu gennem en anden mikrofon.':
    'The microphone was unplugged. The citizen now hears you through another one.',
  'Telefonen fik ikke svar fra linjen. Prøv igen om lidt.':
    'The telephone got no answer from the line. Try again in a moment.',
  'Du er allerede i en samtale.': 'You are already in a talk.',
  'Denne browser kan ikke bruges som telefon. Brug en ny udgave af Chrome, Edge eller Firefox.':
    'This browser cannot be used as a telephone. Use a recent version of Chrome, Edge or Firefox.',
  'Telefonen melder en fejl (kode {code}). Prøv igen.': 'The telephone reports an error (code {code}). Try again.',
  'Du er i gang med en samtale.': 'You are in the middle of a talk.',
} as const;
