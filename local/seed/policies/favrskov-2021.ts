import type { Policy } from '../../../schemas/unit.ts';
import { categories2021, categories2025 } from './category-sets.ts';

/** Grundlovsdag, juleaftensdag and the last day of the year: no public holidays, and closed all the same. Ours. */
export const closedEveryYear: readonly string[] = ['06-05', '12-24', '12-31'];

/**
 * Favrskov in the winter of 2021 (NB-Beskæftigelse, 7 January 2021): everybody is offered a first talk by telephone, the same day where possible; a
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
  voluntary: false,
  // The critical talk of Copenhagen's answer of 22 April 2020: postponed, or held on video.
  notByTelephone: ['rehabiliteringsmoede'],
  firstTalkWithin: 'P1W',
  firstTalkLateFromDay: 6,
  followUpWorkingDays: 1,
  // Both, since on one machine the rules play on any day that the clock is set to.
  categorySets: [categories2021, categories2025],
  showIndication: 'always',
  asksSatisfaction: false,
  // Off: no source speaks of anybody who takes part in a talk between two.
  supervision: [],
  // None: the numbers of a municipality's offices are its own to give.
  offices: [],
  callback: {
    window: 'PT2H',
    // Ours: two consultants who talk for 20 minutes and write for 5 make close to five an hour, and calls come in beside.
    perHour: 3,
    leastLeft: 'PT30M',
    attempts: 3,
    pause: 'PT30M',
    brokenMost: 2,
    ownerFallback: 'PT15M',
    ringTimeout: 'PT30S',
    first: 'consultant',
  },
  // Ours: some three people a week apply here, so twenty wrong codes within an hour are no slips any more.
  codes: { wrongMost: 20 },
  routing: {
    ringTimeout: 'PT20S',
    coolOff: 'PT30S',
    // Ours: a minute of ringing in which nobody was there.
    missedMost: 3,
    rejoin: 'PT30S',
    // Ours: two rings of a softphone.
    transferWait: 'PT45S',
    // Ours: the wait rounds of half a minute, and nobody is delayed by more.
    knownWait: 'PT30S',
    // Ours: three wait rounds of half a minute.
    widenAfter: 'PT1M30S',
    wrapUp: 'PT5M',
    presenceGrace: 'PT2M30S',
    meanTalk: 'PT20M',
    recommendAbove: 'PT30M',
    queueMost: 20,
  },
  openingHours: {
    weekdays: {
      1: { open: '08:00', close: '16:00' },
      2: { open: '08:00', close: '16:00' },
      3: { open: '08:00', close: '16:00' },
      4: { open: '08:00', close: '16:00' },
      5: { open: '08:00', close: '15:00' },
    },
    closedDays: ['2021-05-14', ...closedEveryYear],
  },
  meetings: {
    startTimes: ['09:00', '10:00', '11:00', '12:30', '13:30', '14:15'],
    length: 'PT45M',
    parallel: 2,
    workingDaysAhead: 10,
    lead: 'PT3H',
    // The street alone: it stands in messages, which others in a home may read.
    place: 'Skovvej 1, Hinnerup',
    // Ours: no source gives an hour. Late enough to be read with the day of the meeting in mind, and the line is open.
    remindAt: '14:00',
  },
  languages: ['da', 'en'],
};
