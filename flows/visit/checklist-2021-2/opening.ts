import type { ChecklistDefinition } from '../../../schemas/checklist.ts';
import { after, choice, established, goesOn, several, text, yesNo } from './words.ts';

type Sections = ChecklistDefinition['sections'];

const byTelephone = goesOn.map((list) => [...list, { fact: 'form' as const, is: ['phone'] }]);
const atADistance = goesOn.map((list) => [...list, { fact: 'form' as const, is: ['phone', 'video'] }]);

/** Who it is, whether it suits, and the situation: sections A and B. */
export const openingSections: Sections = [
  {
    id: 'A',
    title: 'Åbning og identifikation',
    questions: [
      established(
        {
          id: 'A1',
          text: 'Det er {navn} fra {kommune}, jeg ringer om en aftale. Taler jeg med {fornavn}? Må jeg få din kode?',
          type: 'choice',
        },
        { bekraeftet: 'Bekræftet', ikkeBekraeftet: 'Ikke bekræftet' },
        {
          texts: {
            physical: 'Velkommen. Jeg hedder {navn}. Er du {fornavn}? Må jeg se din kode eller noget med dit navn på?',
            video: 'Det er {navn} fra {kommune}. Er det {fornavn}, jeg taler med? Må jeg få din kode?',
          },
          noted: 'Borgerens identitet',
          hint: 'Kode og et kontrolspørgsmål. Sagen nævnes først bagefter. Ikke bekræftet: stop, og sig intet om sagen.',
          demanded: 'answer',
          audience: 'citizen',
        },
      ),
      choice('A2', 'Passer det at tale nu, og kan du tale uforstyrret?', {
        texts: { physical: 'Passer det, at vi taler her, og kan du tale uforstyrret?' },
        hint: 'Passer det ikke: aftal en ny tid. Kan borgeren ikke tale frit: stop her, og følg vejledningen.',
        options: { ja: 'Ja', passerIkkeNu: 'Passer ikke nu', kanIkkeTaleFrit: 'Kan ikke tale frit' },
        askedIf: [[{ question: 'A1', is: ['ikkeBekraeftet'], not: true }]],
      }),
      yesNo('A3', 'Samtalen er {frivillig}. Du kan altid få et fysisk møde i stedet. Vil du fortsætte i telefonen?', {
        texts: {
          video: 'Samtalen er {frivillig}. Du kan altid få et fysisk møde i stedet. Vil du fortsætte på video?',
        },
        askedIf: atADistance,
      }),
      choice('A4', 'Har du brug for tolk, eller vil du hellere tale et andet sprog?', {
        options: {
          nej: 'Nej',
          tolkMed: 'Ja, tolk er med',
          tolkMangler: 'Ja, men der er ingen tolk nu',
          paaroerende: 'En pårørende tolker',
          underAtten: 'Tolken er under 18 år',
        },
        note: 'Sprog',
        askedIf: goesOn,
      }),
      choice('A5', 'Vil du have en bisidder eller partsrepræsentant med?', {
        options: {
          nej: 'Nej',
          bisidder: 'Bisidder',
          partsrepraesentant: 'Partsrepræsentant (kræver skriftlig fuldmagt)',
        },
        note: 'Navn',
        askedIf: goesOn,
      }),
      established(
        { id: 'A6', text: 'Kan du høre mig tydeligt?', type: 'choice' },
        { god: 'God linje', svingende: 'Svingende', daarlig: 'Dårlig' },
        { hint: 'Du vurderer selv linjen.', audience: 'citizen', askedIf: byTelephone },
      ),
    ],
  },
  {
    id: 'B',
    title: 'Situation',
    questions: [
      several('B1', 'Hvad er grunden til, at du søger hjælp nu?', {
        options: {
          ledighed: 'Ledighed',
          sygdom: 'Sygdom',
          samlivsophoer: 'Samlivsophør',
          endtUddannelse: 'Endt uddannelse',
          flytning: 'Flytning',
          andet: 'Andet',
        },
        askedIf: goesOn,
      }),
      {
        id: 'B2',
        text: 'Hvornår arbejdede du sidst, og hvor længe?',
        hint: 'En dag i den måned er nok.',
        type: 'period',
        options: [
          { id: 'aldrig', label: 'Har aldrig arbejdet' },
          { id: 'underTreMaaneder', label: 'Under 3 måneder' },
          { id: 'underEtAar', label: '3 til 12 måneder' },
          { id: 'underTreAar', label: '1 til 3 år' },
          { id: 'laengere', label: 'Mere end 3 år' },
        ],
        audience: 'citizen',
        mayStayOpen: true,
        askedIf: goesOn,
      },
      yesNo('B3', 'Har du en uddannelse, der giver adgang til et erhverv?', { decisive: true, askedIf: goesOn }),
      yesNo('B4', 'Har du været i kontakt med jobcentret før?', { askedIf: goesOn }),
    ],
  },
  {
    id: 'C',
    title: 'Eget arbejdsmarkedsperspektiv',
    questions: [
      yesNo('C1', 'Kan du begynde i et almindeligt job inden for {horizon} måneder?', {
        decisive: true,
        askedIf: goesOn,
      }),
      yesNo('C2', 'Er der andet end ledighed, der gør det svært at arbejde?', { decisive: true, askedIf: goesOn }),
      text('C3', 'Hvilke job kan du se dig selv i?', { askedIf: goesOn }),
      {
        id: 'C4',
        text: 'Hvor stor er din tro på, at du er i job om et år?',
        hint: '0 er slet ikke, 10 er helt sikkert.',
        type: 'scale',
        audience: 'citizen',
        mayStayOpen: true,
        askedIf: goesOn,
      },
    ],
  },
  {
    id: 'D',
    title: 'Faglige og praktiske kvalifikationer',
    questions: [
      choice('D1', 'Har du CV på Jobnet? Har du brug for hjælp til det?', {
        options: { ja: 'Ja, det er der', selv: 'Nej, men klarer det selv', hjaelp: 'Nej, og har brug for hjælp' },
        askedIf: after('C2', 'ja'),
      }),
      yesNo('D2', 'Har du svært ved at læse, skrive eller regne?', { askedIf: after('C2', 'ja') }),
      several('D3', 'Kan du bruge MitID, Digital Post og Jobnet selv?', {
        options: { mitid: 'MitID', digitalPost: 'Digital Post', jobnet: 'Jobnet', ingen: 'Ingen af dem' },
        hint: 'Sæt kryds ved det, borgeren kan selv.',
        askedIf: after('C2', 'ja'),
      }),
    ],
  },
];
