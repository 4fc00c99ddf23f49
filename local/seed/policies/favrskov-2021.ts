import type { Policy } from '../../../schemas/unit.ts';
import { categories2021, categories2025 } from './category-sets.ts';

/**
 * Favrskov in the winter of 2021 (source document 003): everybody is offered a first talk by telephone, the same day where possible; a
 * physical meeting often only the day after; a fourth at most was expected to prefer it. Opening hours, prompts' timing and meeting
 * times are ours: no source gives them.
 */
export const favrskov2021: Policy = {
  name: 'favrskov-2021',
  label: 'Favrskov 2021',
  // BEK 2050: in force 20 December 2020.
  validFrom: '2020-12-20',
  // From 1 August 2021 on a first talk was held physically again.
  validTo: '2021-07-31',
  legalBasis: 'phoneIsFirstConversation',
  channelsOffered: ['phone', 'physical'],
  defaultChannel: 'phone',
  voluntary: false,
  firstTalkWithin: 'P1W',
  firstTalkLateFromDay: 6,
  followUpWorkingDays: 1,
  // Both, since on one machine the rules play on any day that the clock is set to.
  categorySets: [categories2021, categories2025],
  showIndication: 'always',
  callback: {
    window: 'PT2H',
    leastLeft: 'PT30M',
    attempts: 3,
    pause: 'PT30M',
    brokenMost: 2,
    ringTimeout: 'PT30S',
    first: 'consultant',
  },
  routing: {
    ringTimeout: 'PT20S',
    coolOff: 'PT30S',
    rejoin: 'PT30S',
    wrapUp: 'PT5M',
    presenceGrace: 'PT1M',
    meanTalk: 'PT20M',
    recommendAbove: 'PT30M',
  },
  openingHours: {
    weekdays: {
      1: { open: '08:00', close: '16:00' },
      2: { open: '08:00', close: '16:00' },
      3: { open: '08:00', close: '16:00' },
      4: { open: '08:00', close: '16:00' },
      5: { open: '08:00', close: '15:00' },
    },
    closedDays: ['2021-05-14', '12-31'],
  },
  meetings: {
    startTimes: ['09:00', '10:00', '11:00', '12:30', '13:30', '14:15'],
    length: 'PT45M',
    parallel: 2,
    workingDaysAhead: 10,
    lead: 'PT3H',
    // The street alone: it stands in messages, which others in a home may read.
    place: 'Skovvej 1, Hinnerup',
  },
  languages: ['da', 'en'],
};
