/** Registering a citizen. */
export const intakeEnglish = {
  'Det sædvanlige her.': 'The usual way here.',
  'Hvordan vil borgeren tale med os?': 'How would the citizen like to talk with us?',
  'Læs begge muligheder højt. Borgeren kan altid skifte mening og skal ikke give en grund.':
    'Read both options aloud. The citizen can always change their mind and need not give a reason.',
  'Ring mig op': 'Call me back',
  'Ikke tilbudt': 'Not offered',
  'Fysisk møde': 'Meeting in person',
  'På kontoret,': 'At the office,',
  'Vi taler sammen nu': 'We are talking now',
  'Vælger senere': 'Will choose later',
  'Vi ringer inden for et tidsrum, oftest samme dag': 'We call within a set time, usually the same day',
  'Vi ringer {when}': 'We call {when}',
  'oftest næste arbejdsdag': 'usually the next working day',
  'men der er ingen ledig tid lige nu: vi finder en': 'but no time is free just now: we will find one',
  'tidligst {when}': '{when} at the earliest',
  Ja: 'Yes',
  Nej: 'No',
  'Ved ikke': 'Do not know',
  'Har borgeren en uddannelse, der giver adgang til et erhverv?':
    'Does the citizen have an education that qualifies for a job?',
  'Afgør målgruppen, når borgeren er under 30 år. Er borgeren ældre, behøver du ikke at spørge.':
    'It decides the target group of a citizen under 30. If the citizen is older, you need not ask.',
  'Telefonen er ikke tilbudt': 'The telephone was not offered',
  'Hvorfor er telefonen ikke tilbudt?': 'Why was the telephone not offered?',
  'Personen har allerede en åben sag': 'This person already has an open case',
  'Den er fra {day}.': 'It is from {day}.',
  'Næste skridt: {step}.': 'Next step: {step}.',
  'Læg sammen, hvis det nye valg skal gælde i stedet.': 'Merge if the new choice is to hold instead.',
  'Åbn sagen': 'Open the case',
  'Læg sammen med den åbne sag': 'Merge with the open case',
  '{name} er registreret': '{name} is registered',
  Sedlen: 'The slip',
  Udskriv: 'Print',
  'Registrér den, der ringer': 'Register the caller',
  'Registrér borger': 'Register a citizen',
  'Registrerer …': 'Registering …',
  Registrér: 'Register',
  Navn: 'Name',
  'CPR-nummer': 'CPR number',
  'Kan udelades, hvis det ikke kendes': 'May be left out if it is not known',
  Telefon: 'Telephone',
  'Tomt felt: nummeret, der ringes fra': 'Left empty: the number they are calling from',
  '8 cifre': '8 digits',
  'Tid til mødet': 'Time of the meeting',
  'Godt at vide': 'Good to know',
  'Kommunen kender borgeren i forvejen': 'The municipality already knows the citizen',
  'Navne- og adressebeskyttelse': 'Name and address protection',
  'Skal have tolk': 'Needs an interpreter',
  'Har en bisidder med': 'Brings a companion',
  'Fritaget for Digital Post': 'Exempt from Digital Post',
  'Har ingen telefon': 'Has no telephone',
  'Andet sprog end dansk': 'Language other than Danish',
  'Gå til skemaet': 'Go to the checklist',
  'Registrér den næste': 'Register the next one',
  'Et CPR-nummer har ti cifre. Lad feltet stå tomt, hvis det ikke kendes.':
    'A CPR number has ten digits. Leave the field empty if it is not known.',
  'CPR-nummeret begynder ikke med en fødselsdag, der findes.':
    'The CPR number does not begin with a date of birth that exists.',
  'Fødselsdagen i CPR-nummeret er ikke kommet endnu. Tjek fødselsdagen og det syvende ciffer.':
    'The date of birth in the CPR number is yet to come. Check the date and the seventh digit.',
  'Tjek nummeret: det består ikke modulus 11. Det kan stadig være rigtigt.':
    'Check the number: it fails modulus 11. It may still be right.',
  'Spørg borgeren, og vælg svaret.': 'Ask the citizen, and choose the answer.',
  'Borgeren har ingen telefon. Vælg et fysisk møde.': 'The citizen has no telephone. Choose a meeting in person.',
  'Skriv det nummer, borgeren vil ringes op på.': 'Write the number that the citizen wants to be called on.',
  'Skriv et telefonnummer.': 'Write a telephone number.',
  'Det er ikke et rigtigt nummer, men det, der vises, når et nummer er skjult. Spørg borgeren om nummeret.':
    'That is no real number but what is shown when a number is withheld. Ask the citizen for the number.',
  'Skriv telefonnummeret med tal, for eksempel 20 12 34 56.':
    'Write the telephone number in figures, for example 20 12 34 56.',
  'Vi kan ikke ringe til korte numre som 112 og 1813. Skriv et almindeligt telefonnummer.':
    'We cannot call short numbers such as 112 and 1813. Write an ordinary telephone number.',
  'Der mangler tal. Et dansk telefonnummer har otte cifre.':
    'Digits are missing. A Danish telephone number has eight digits.',
  'Der er for mange tal. Et dansk telefonnummer har otte cifre.':
    'There are too many digits. A Danish telephone number has eight digits.',
  'Det telefonnummer findes ikke. Se efter, om et tal er forkert.':
    'There is no such telephone number. Check whether a figure is wrong.',
  'Det er vores eget nummer. Skriv borgerens nummer.': "That is our own number. Write the citizen's number.",
  'Vi kan ikke ringe til satellittelefoner. Skriv et andet nummer.':
    'We cannot call satellite telephones. Write another number.',
  'Vi ringer ikke til numre, der koster ekstra. Skriv et andet nummer.':
    'We do not call premium-rate numbers. Write another number.',
  'Vi kan ikke ringe til det land. Skriv et dansk, færøsk eller grønlandsk nummer.':
    'We cannot call that country. Write a Danish, Faroese or Greenlandic number.',
  'Skriv borgerens navn.': "Write the citizen's name.",
  'Vælg en grund.': 'Choose a reason.',
  'Vælg, hvem der ønsker det.': 'Choose who wants it.',
  'Nummeret hører også til en anden åben sag': 'The number also belongs to another open case',
  'Den anden sag': 'The other case',
  '{name} har det samme nummer. Spørg, om det er samme person, eller om de deler telefon.':
    '{name} has the same number. Ask whether it is the same person, or whether they share a telephone.',
  'En, vi ikke kender navnet på, ringede {day} fra det samme nummer. Spørg, om det var {name}.':
    'Somebody whose name we do not know called {day} from the same number. Ask whether it was {name}.',
  'Samme person, læg dem sammen': 'Same person, merge them',
  'for {name}': 'of {name}',
  'den ukendte': 'the unknown caller',
  'De to er nu én sag.': 'The two are now one case.',
  'Dens kode er {code}. Har borgeren fået en seddel, så giv den nye i stedet.':
    'Its code is {code}. If the citizen has been given a slip, give them the new one instead.',
  Opkaldene: 'The calls',
  'Ja, læg dem sammen': 'Yes, merge them',
  'Det lykkedes ikke at registrere. Prøv igen.': 'Registering did not work. Try again.',
  'Hvem ønsker det?': 'Who wants it?',
  'Borgeren ønsker det': 'The citizen wants it',
  'Vi vurderer, at det er nødvendigt': 'We judge it to be necessary',
} as const;
