import type { ChecklistDefinition } from '../../schemas/checklist.ts';

const yesNo = [
  { id: 'ja', label: 'Ja' },
  { id: 'nej', label: 'Nej' },
  { id: 'vedIkke', label: 'Ved ikke' },
  { id: 'onskerIkke', label: 'Ønsker ikke at svare' },
];

/** The first version of the visitation checklist: sections A, C, J and K. A draft that a municipal professional must approve. */
export const checklist20211: ChecklistDefinition = {
  definitionVersion: '2021-1',
  validFrom: '2020-12-20',
  sections: [
    {
      id: 'A',
      title: 'Åbning og identifikation',
      questions: [
        {
          id: 'A1',
          text: 'Taler jeg med den rigtige person? Spørg efter koden og et kontrolspørgsmål, før sagen nævnes.',
          hint: 'Ikke bekræftet: sig intet om sagen.',
          type: 'choice',
          options: [
            { id: 'bekraeftet', label: 'Bekræftet' },
            { id: 'ikkeBekraeftet', label: 'Ikke bekræftet' },
          ],
          demanded: 'answer',
          audience: 'citizen',
        },
        {
          id: 'A2',
          text: 'Passer det at tale nu, og kan du tale uforstyrret?',
          type: 'yesNo',
          options: yesNo,
          audience: 'citizen',
        },
        {
          id: 'A3',
          text: 'Du kan altid få et fysisk møde i stedet. Vil du fortsætte i telefonen?',
          type: 'yesNo',
          options: yesNo,
          audience: 'citizen',
        },
        {
          id: 'A4',
          text: 'Har du brug for tolk, eller vil du hellere tale et andet sprog?',
          type: 'choice',
          options: [
            { id: 'nej', label: 'Nej' },
            { id: 'tolkMed', label: 'Ja, tolk er med' },
            { id: 'tolkMangler', label: 'Ja, men der er ingen tolk nu' },
            { id: 'paaroerende', label: 'En pårørende tolker' },
          ],
          audience: 'citizen',
        },
        {
          id: 'A5',
          text: 'Vil du have en bisidder eller partsrepræsentant med?',
          type: 'yesNo',
          options: yesNo,
          audience: 'citizen',
        },
        {
          id: 'A6',
          text: 'Kan du høre mig tydeligt?',
          type: 'choice',
          options: [
            { id: 'god', label: 'God linje' },
            { id: 'svingende', label: 'Svingende' },
            { id: 'daarlig', label: 'Dårlig' },
          ],
          audience: 'citizen',
        },
      ],
    },
    {
      id: 'C',
      title: 'Eget arbejdsmarkedsperspektiv',
      questions: [
        {
          id: 'C1',
          text: 'Kan du begynde i et almindeligt job inden for {horizon} måneder?',
          type: 'yesNo',
          options: yesNo,
          decisive: true,
          audience: 'citizen',
        },
        {
          id: 'C2',
          text: 'Er der andet end ledighed, der gør det svært at arbejde?',
          type: 'yesNo',
          options: yesNo,
          decisive: true,
          audience: 'citizen',
        },
        { id: 'C3', text: 'Hvilke job kan du se dig selv i?', type: 'text', audience: 'citizen' },
        {
          id: 'C4',
          text: 'Hvor stor er din tro på, at du er i job om et år?',
          hint: '0 er slet ikke, 10 er helt sikkert.',
          type: 'scale',
          audience: 'citizen',
        },
      ],
    },
    {
      id: 'J',
      title: 'Din vurdering (læses ikke højt)',
      questions: [
        {
          id: 'J3',
          text: 'Hvad bygger vurderingen på?',
          type: 'several',
          options: [
            { id: 'svar', label: 'Borgerens svar' },
            { id: 'kendt', label: 'Kendskab fra tidligere' },
            { id: 'papirer', label: 'Papirer i sagen' },
            { id: 'tone', label: 'Tone og sammenhæng i samtalen' },
          ],
          audience: 'consultant',
        },
        {
          id: 'J4',
          text: 'Individuel, konkret vurdering: er telefonen nok i denne sag, og hvorfor?',
          type: 'text',
          demanded: 'answer',
          audience: 'consultant',
        },
      ],
    },
    {
      id: 'K',
      title: 'Afslutning',
      questions: [
        {
          id: 'K1',
          text: 'Jeg har forstået det sådan … Er det rigtigt?',
          type: 'yesNo',
          options: yesNo,
          demanded: 'answer',
          audience: 'citizen',
        },
        {
          id: 'K2',
          text: 'Oplyst om',
          type: 'several',
          options: [
            { id: 'rettigheder', label: 'Rettigheder og pligter' },
            { id: 'naesteSkridt', label: 'Næste skridt og dato' },
            { id: 'cvFrist', label: 'Frist for CV på Jobnet' },
            { id: 'fysiskMoede', label: 'Ret til fysisk møde' },
            { id: 'klage', label: 'Ret til at klage' },
          ],
          demanded: 'answer',
          audience: 'citizen',
        },
      ],
    },
  ],
};
