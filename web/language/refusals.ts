/** What the line says when it refuses something. */
export const refusalsEnglish = {
  'Det findes ikke.': 'That does not exist.',
  'Log ind igen.': 'Sign in again.',
  'Det er for meget på én gang.': 'That is too much at once.',
  'En anden ændrede det samtidig. Se, hvordan det ser ud nu, og prøv igen.':
    'Somebody else changed it at the same time. See how it looks now, and try again.',
  'Det kan ikke læses som JSON.': 'That cannot be read as JSON.',
  'Der skete en fejl hos os. Prøv igen om lidt.': 'Something went wrong on our side. Try again in a moment.',
  'Du har et opkald. Læg på først.': 'You have a call. Hang up first.',
  'Sagen er i et andet opkald lige nu. Prøv igen, når det er slut.':
    'The case is in another call just now. Try again when it is over.',
  'Samtalen er ikke i gang.': 'The talk is not under way.',
  'Borgeren er ved at blive stillet igennem.': 'The citizen is being put through.',
  'Kun en opringning kan ende på en telefonsvarer.': 'Only a call-back can end at voicemail.',
  'Samtalen venter ikke på dig.': 'The talk is not waiting for you.',
  'Du har allerede en kollega med i samtalen.': 'You already have a colleague in the talk.',
  'Der er ingen kollega med i samtalen.': 'There is no colleague in the talk.',
  'Kollegaen har ikke svaret endnu.': 'The colleague has not answered yet.',
  'Efterbehandlingen er slut. Vælg Pause, hvis du har brug for mere tid.':
    'The wrap-up is over. Choose Break if you need more time.',
  'Kollegaen er ikke på vagt lige nu. Vælg en anden, eller stil om til den næste ledige.':
    'The colleague is not on duty just now. Choose another one, or transfer to the next one free.',
  'Borgeren har ønsket en anden konsulent. Vælg en, som borgeren ikke har sagt nej til.':
    'The citizen has asked for another consultant. Choose one whom the citizen has not said no to.',
  'Der er ikke plads til flere i samtalen. Fjern en først.':
    'There is no room for more people in the talk. Remove one first.',
  'Borgeren er givet videre til den næste ledige.': 'The citizen has been passed on to the next one free.',
  'Opkaldet hører allerede til en sag.': 'The call already belongs to a case.',
  'Den sag har ingen borger endnu.': 'That case has no citizen yet.',
  'Borgeren er ved at blive stillet om. Vent på svar, eller tryk Fortryd for at tale videre.':
    'The citizen is being transferred. Wait for an answer, or press Undo to go on talking.',
  'Borgeren er ikke længere ved at blive stillet om.': 'The citizen is no longer being transferred.',
  'Enhedens regler tillader det ikke.': 'The rules of the unit do not allow it.',
  'En anden er allerede med i den samtale.': 'Somebody else is in that talk already.',
  'Du er ikke med i den samtale.': 'You are not in that talk.',
  'Borgeren er på hold. Prøv igen, når samtalen fortsætter.':
    'The citizen is on hold. Try again when the talk goes on.',
  'Konsulenten taler med en kollega. Prøv igen, når samtalen fortsætter.':
    'The consultant is talking with a colleague. Try again when the talk goes on.',
  'Borgeren er i sikker kontakt. Ingen andre kommer med i samtalen.':
    'The citizen is in safe contact. Nobody else joins the talk.',
  'Vælg Klar eller Pause, før du ringer op.': 'Choose Ready or Break before you call.',
  'Borgeren er i sikker kontakt. Ring kun op i det tidsrum, I har aftalt.':
    'The citizen is in safe contact. Call only within the time you have agreed.',
  'Borgeren har bedt om at få svar på skrift. Ring kun op, hvis borgeren beder om det.':
    'The citizen has asked to be answered in writing. Call only if the citizen asks for it.',
  'Borgeren står allerede på listen.': 'The citizen is on the list already.',
  'Der er ikke ringet op endnu. Ring op først.': 'Nobody has called yet. Call first.',
  'Den kategori findes ikke.': 'That category does not exist.',
  'Kategorien passer ikke til borgeren.': 'The category does not fit the citizen.',
  'Svar først på, om borgeren har en uddannelse.': 'First answer whether the citizen has an education.',
  'Borgeren er under 30 år. Svar først på, om borgeren har en uddannelse, der giver adgang til et erhverv.':
    'The citizen is under 30. First answer whether the citizen has an education that qualifies for a job.',
  'Sagen er ikke konkluderet endnu.': 'The case is not concluded yet.',
  'Det står der allerede.': 'That is what it says already.',
  'CPR-nummeret hører til en anden borger. Er det den samme, så læg de to sager sammen.':
    'The CPR number belongs to another citizen. If it is the same person, merge the two cases.',
  'Der står et telefonnummer på borgeren. Ret nummeret, hvis det er et andet nu.':
    'The citizen has a telephone number here. Correct the number if it is another one now.',
  'Rettelsen kan ikke fortrydes længere. Ret igen i stedet.':
    'The correction can no longer be undone. Correct it again instead.',
  'Vælg en dag, der kommer efter i dag, og som ligger højst to år ude i fremtiden.':
    'Choose a day after today and at most two years ahead.',
  'Telefonen er ikke tilbudt, så borgeren kan ikke have valgt den. Vælg et fysisk møde.':
    'The telephone was not offered, so the citizen cannot have chosen it. Choose a meeting in person.',
  'Skriv et telefonnummer, vi kan ringe på.': 'Write a telephone number that we can call.',
  'Skriv den tid, du har aftalt med borgeren.': 'Write the time you have agreed with the citizen.',
  'Vælg en tid i åbningstiden inden for den næste måned.': 'Choose a time within opening hours in the next month.',
  'Nummeret er i samtalen eller i brug i et andet opkald.': 'The number is in the talk or in use in another call.',
  'Personen har allerede en åben sag. Åbn den, eller læg henvendelsen sammen med den.':
    'The person already has an open case. Open it, or merge the enquiry with it.',
  'De to sager har forskellige svar. Ret svarene, før de lægges sammen.':
    'The two cases have different answers. Correct the answers before they are merged.',
  'Opkaldet er ikke koblet til sagen på nummeret alene.': 'The call is not linked to the case by its number alone.',
  'Der er svaret eller afsluttet i sagen efter opkaldet. Opret borgeren som en ny henvendelse.':
    'The case has been answered in or closed since the call. Register the citizen as a new enquiry.',
  'De to sager hører til to personer, som vi kender hver for sig. De kan ikke lægges sammen.':
    'The two cases belong to two people whom we know apart. They cannot be merged.',
  'Notatet er låst og kan ikke ændres. Skriv et tillæg i stedet.':
    'The note is locked and cannot be changed. Write an addendum instead.',
  'Notatet er ikke låst endnu. Ret i selve notatet.': 'The note is not locked yet. Edit the note itself.',
  'Notatet er tomt. Skriv, hvad der blev talt om.': 'The note is empty. Write what was talked about.',
  'Notatet er ikke låst endnu. Lås det, før det hentes som fil.':
    'The note is not locked yet. Lock it before it is downloaded as a file.',
  'Notatet er ændret et andet sted. Vælg, hvad der skal stå.':
    'The note was changed somewhere else. Choose what it is to say.',
  'Skemaet er ændret et andet sted. Vælg, hvad der skal stå.':
    'The checklist was changed somewhere else. Choose what it is to say.',
  'Sagen er afsluttet.': 'The case is closed.',
  'Samtalen er holdt, før sagen blev oprettet. Vælg en dag fra den dag af, hvor sagen blev oprettet.':
    'The talk was held before the case was opened. Choose the day on which the case was opened, or a later one.',
  'Samtalen er ikke holdt endnu. Vælg et tidspunkt, der er gået.':
    'The talk has not been held yet. Choose a time that has passed.',
  'Den slags samtale kan ikke holdes i telefonen. Vælg en anden samtaletype eller form.':
    'That kind of talk cannot be held by telephone. Choose another type or form.',
  'Fødselsdagen ligger mere end tre måneder ude i fremtiden.': 'The birthday is more than three months ahead.',
  'Mødet er ikke længere booket.': 'The meeting is no longer booked.',
  'Den tid findes ikke.': 'That time does not exist.',
  'Tiden er lige blevet optaget af en anden. Vælg en ny tid.':
    'Somebody else has just taken the time. Choose a new one.',
  'Spørgsmålet findes ikke.': 'The question does not exist.',
  'Svaret passer ikke til spørgsmålet.': 'The answer does not fit the question.',
  'Den version af skemaet findes ikke.': 'That version of the checklist does not exist.',
  'Svarene i sagen er givet på et skema, som linjen ikke kender længere. De er gemt, men kan ikke vises eller ændres. Kontakt administratoren.':
    'The answers in the case were given on a checklist that the line no longer knows. They are saved, but cannot be shown or changed. Contact the administrator.',
  'Versionen findes allerede, eller der er en nyere. Giv skemaet et nyt nummer.':
    'The version exists already, or there is a newer one. Give the checklist a new number.',
  'Skemaet kan ikke udgives, som det er. Se, hvor det er galt.':
    'The checklist cannot be published as it is. See where it is wrong.',
  'Feltet reviewOn er ikke en dato, der findes.': 'The field reviewOn is not a date that exists.',
  'Perioden slutter, før den begynder.': 'The period ends before it begins.',
  'Der mangler et ciffer. Regneark fjerner ofte et 0 forrest.':
    'A digit is missing. Spreadsheets often remove a leading 0.',
  'Hverken et CPR-nummer eller et telefonnummer.': 'Neither a CPR number nor a telephone number.',
  'Skriv det nummer, der skal ringes til.': 'Write the number to call.',
  'Ret én ting ad gangen: navn, telefon eller CPR-nummer.':
    'Correct one thing at a time: name, telephone or CPR number.',
  'Skriv de ti cifre i CPR-nummeret.': 'Write the ten digits of the CPR number.',
} as const;
