/** Trying the sound. */
export const soundEnglish = {
  'Du er i en samtale. Det, du vælger, gælder med det samme.':
    'You are in a talk. What you choose takes effect at once.',
  'Gør det før vagten. Valgene gælder på denne computer.':
    'Do this before your shift. What you choose applies to this computer.',
  'Er lyden, som den skal være, så vælg Klar øverst på siden.':
    'When the sound is as it should be, choose Ready at the top of the page.',
  'Bliver du hørt?': 'Can you be heard?',
  Mikrofon: 'Microphone',
  'Prøv mikrofonen': 'Try the microphone',
  'Prøv mikrofonen igen': 'Try the microphone again',
  'Optag 3 sekunder, og hør dig selv': 'Record 3 seconds, and hear yourself',
  'Optagelsen gemmes ikke.': 'The recording is not kept.',
  'Der kommer ingen lyd. Sig noget, og se efter, om mikrofonen er slået fra på headsettet.':
    'There is no sound. Say something, and check whether the microphone is switched off on the headset.',
  'Du høres svagt. Ryk mikrofonen nærmere munden.': 'You are faint. Move the microphone closer to your mouth.',
  'Du høres tydeligt.': 'You are clearly heard.',
  'Du er meget høj. Ryk mikrofonen lidt væk.': 'You are very loud. Move the microphone a little away.',
  'Browseren må ikke bruge mikrofonen. Klik på ikonet ved adresselinjen, giv adgang til mikrofonen, og prøv igen.':
    'The browser may not use the microphone. Click the icon by the address bar, allow the microphone, and try again.',
  'Der er ingen mikrofon. Sæt et headset til, og prøv igen.':
    'There is no microphone. Plug in a headset, and try again.',
  'Mikrofonen kan ikke åbnes. Luk andre programmer, der bruger den, og prøv igen.':
    'The microphone cannot be opened. Close other programs that use it, and try again.',
  'Mikrofonen kan ikke bruges. Se efter, om den er sat til, og prøv igen.':
    'The microphone cannot be used. Check that it is plugged in, and try again.',
  'Mikrofonen er taget ud. Sæt den til igen, eller vælg en anden.':
    'The microphone was unplugged. Plug it in again, or choose another.',
  'Kan du høre?': 'Can you hear?',
  'Denne browser kan ikke vælge højttaler. Vælg den i computerens egne indstillinger.':
    "This browser cannot choose a speaker. Choose it in the computer's own settings.",
  'Prøv mikrofonen først: så viser browseren, hvilke højttalere der er.':
    'Try the microphone first: then the browser shows which speakers there are.',
  'Højttaler til samtalen': 'Speaker for the talk',
  'Højttaler, der ringer': 'Speaker that rings',
  'Vælg computerens højttaler, hvis du tager headsettet af mellem samtalerne.':
    "Choose the computer's speaker if you take the headset off between talks.",
  'Afspil en prøvelyd': 'Play a test sound',
  'Prøv ringelyden': 'Try the ringing sound',
  'Computerens egen': "The computer's own",
  '{device} (ikke fundet)': '{device} (not found)',
  'Spiller i højttaleren …': 'Playing through the speaker …',
  'Ringer …': 'Ringing …',
  'Optager i 3 sekunder. Sig noget …': 'Recording for 3 seconds. Say something …',
  'Sådan hører borgeren dig …': 'This is how the citizen hears you …',
  'Lyden kunne ikke afspilles. Vælg en anden højttaler, og prøv igen.':
    'The sound could not be played. Choose another speaker, and try again.',
  'Er nettet godt nok?': 'Is the network good enough?',
  'Prøv forbindelsen': 'Try the connection',
  'Måler forbindelsen …': 'Measuring the connection …',
  'Prøven måler, hvor hurtigt og jævnt linjen svarer. Svigter lyden i en samtale, står der »Dårlig forbindelse«.':
    'This measures how fast and how evenly the line answers. If the sound fails in a talk, it says “Poor connection”.',
  'Forbindelsen er god.': 'The connection is good.',
  'Forbindelsen er svag. Brug kabel i stedet for wifi, eller sæt dig tættere på routeren, og luk programmer, der bruger nettet. Prøv så igen.':
    'The connection is weak. Use a cable instead of wifi, or move closer to the router, and close programs that use the network. Then try again.',
  'Forbindelsen er for dårlig til samtaler. Vent med at vælge Klar. Prøv et kabel eller et andet net, og ring til it-support, hvis det ikke hjælper.':
    'The connection is too poor for talks. Do not choose Ready yet. Try a cable or another network, and call IT support if that does not help.',
  'Linjen svarer på {time} millisekunder.': 'The line answers in {time} milliseconds.',
  'Når skrivebordet er skjult': 'When the desk is hidden',
  'Computeren viser en besked, når det ringer. Beskeden siger ikke, hvem der ringer.':
    'The computer shows a message when it rings. The message does not say who is calling.',
  'Computeren viser ingen besked, når det ringer. Slå beskeder til for siden ved adresselinjen, eller hold skrivebordet synligt.':
    'The computer shows no message when it rings. Turn on messages for this page by the address bar, or keep the desk in view.',
  'Computeren viser ingen besked endnu, når det ringer.': 'The computer does not show a message yet when it rings.',
  'Vis besked, når det ringer': 'Show a message when it rings',
} as const;
