import type { PromptKey } from './keys.ts';

/**
 * Danish. Short, friendly, *du*, one choice a sentence, the key last; "samtale" and "møde", never "visitation", never a sanction.
 * Whoever hears it may not be the citizen: nothing says that there is a case. `{name}` is filled in.
 */
export const da: Record<PromptKey, string> = {
  welcome: 'Velkommen til {unit}.',
  closedNow: 'Vi har lukket lige nu. Vi har åbent {hours}.',
  askCode: 'Tast din kode på seks cifre, og slut med firkant. Har du ingen kode, så bliv bare på linjen.',
  codeWrong: 'Den kode kender vi ikke. Prøv igen.',
  codeGivenUp: 'Det er helt i orden uden kode.',
  codeFound: 'Tak. Koden passer.',
  menu: 'Vil du ringes op, så tryk 1. Vil du hellere mødes hos os, så tryk 2. Vil du tale med os nu, så tryk 3. Vil du høre det igen, så tryk 9.',
  menuMeetings: 'Vil du mødes hos os, så tryk 2. Vil du høre det igen, så tryk 9.',
  menuClosed: 'Vil du ringes op, så tryk 1. Vil du hellere mødes hos os, så tryk 2. Vil du høre det igen, så tryk 9.',
  wrongKey: 'Det valg kender vi ikke.',
  nothingHeard: 'Vi hørte ikke noget valg.',
  closedSoCallback: 'Vi kan ikke tage samtalen lige nu, men vi ringer gerne til dig.',
  askNumber:
    'Skal vi ringe på det nummer, du ringer fra, så tryk 1. Skal vi ringe på et andet nummer, så tryk 2. Vil du hellere mødes, så tryk 0.',
  askKeyedNumber:
    'Tast de otte cifre i det nummer, vi skal ringe på, og slut med firkant. Vil du hellere mødes, så tryk 0.',
  numberWrong: 'Det nummer kan vi ikke ringe til.',
  times: 'Vi har disse tider til et møde.',
  time: '{day} klokken {time}: tryk {key}.',
  moreTimes: 'Vil du høre flere tider, så tryk 8.',
  timesEnd: 'Vil du høre tiderne igen, så tryk 9.',
  slotTaken: 'Den tid blev desværre optaget af en anden.',
  noTimes: 'Vi har ingen ledige tider lige nu. En medarbejder finder en tid til dig.',
  lateTimes: 'Vi har desværre ingen ledige tider i den første uge, men du kan få en senere tid.',
  decidedCallback: 'Vi hjælper dig alligevel.',
  promised: 'Vi ringer til dig {day} mellem klokken {from} og {until}.',
  placeKept: 'Du mister ikke din plads.',
  promisedOutside: 'Vi har lukket nu. Vi ringer til dig {day} mellem klokken {from} og {until}.',
  booked: 'Du har en tid {day} klokken {time} på {place}.',
  smsComes: 'Vi sender tiden i en sms.',
  afterChoice:
    'Vil du hellere mødes hos os på en anden tid, så tryk 0. Vil du høre det igen, så tryk 9. Ellers kan du bare lægge på.',
  waitingFirst: 'Tak, vi stiller dig igennem, så snart en medarbejder er ledig.',
  place: 'Du er nummer {place} i køen. Vi regner med, at det tager cirka {minutes} minutter.',
  placeNext: 'Du er den næste i køen.',
  waitingKeys: 'Vil du hellere ringes op og beholde din plads, så tryk 1. Vil du hellere mødes, så tryk 0.',
  joining: 'Nu bliver du stillet igennem.',
  lost: 'Forbindelsen til medarbejderen røg. Bliv på linjen, så finder vi hinanden igen.',
  notBack: 'Vi finder en anden medarbejder til dig. Du har stadig din plads.',
  farewell: 'Tak for dit opkald. Farvel.',
  farewellCallAgain:
    'Vi kan desværre ikke ringe til dig uden et nummer. Ring igen {hours}, eller kom ind til os. Farvel.',
  farewellComeAgain: 'Du er velkommen til at ringe igen {hours} eller komme ind til os. Farvel.',
  tooLate: 'Undskyld, vi blev afbrudt. Vi ringer til dig igen. Farvel.',
  consultantTooLate: 'Samtalen er ikke længere ledig. Tak, fordi du tog telefonen.',
  notOurNumber: 'Nummeret er ikke i brug hos os. Find vores nummer på kommunens hjemmeside. Farvel.',
  apology: 'Undskyld, der opstod en fejl hos os. Ring igen om lidt, eller kom ind til os. Farvel.',
};
