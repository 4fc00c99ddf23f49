import type { Conference, Leg } from './leg.ts';

export interface Conferences {
  /** Has somebody there this label? */
  isTaken(name: string, label: string | undefined): boolean;
  /** Is a leg of this CallSid there? */
  isIn(name: string, sid: string): boolean;
  /** Joins; `left` is called when the leg is out of it again, whoever took it out. */
  join(name: string, leg: Leg, left: () => void): void;
  leave(leg: Leg): void;
  /** Ends a conference that goes on; false when there is none of this name. */
  end(name: string): boolean;
}

export interface ConferenceOptions {
  now(): number;
  /** Told how long somebody was in a conference with nobody else, in milliseconds, when that is over. */
  wasAlone(leg: Leg, milliseconds: number): void;
}

function inCompany(leg: Leg, { now, wasAlone }: ConferenceOptions): void {
  if (leg.aloneSince !== undefined) wasAlone(leg, now() - leg.aloneSince);
  leg.aloneSince = undefined;
}

/** Where legs meet. A conference is made by the first who joins it and is gone with the last who leaves. */
export function createConferences(options: ConferenceOptions): Conferences {
  const conferences = new Map<string, Conference>();

  function tell(conference: Conference): void {
    const { size } = conference.legs;
    for (const leg of conference.legs.keys()) {
      if (size > 1) inCompany(leg, options);
      else leg.aloneSince ??= options.now();
      leg.station.behaviour?.company(leg, size - 1);
    }
  }
  function take(conference: Conference, leg: Leg): (() => void) | undefined {
    const left = conference.legs.get(leg);
    conference.legs.delete(leg);
    leg.conference = undefined;
    leg.held = false;
    inCompany(leg, options);
    if (conference.legs.size === 0) conferences.delete(conference.name);
    return left;
  }
  function endAll(conference: Conference): void {
    for (const leg of [...conference.legs.keys()]) take(conference, leg)?.();
  }
  return {
    isTaken: (name, label) =>
      label !== undefined && [...(conferences.get(name)?.legs.keys() ?? [])].some((leg) => leg.label === label),
    isIn: (name, sid) => [...(conferences.get(name)?.legs.keys() ?? [])].some((leg) => leg.sid === sid),
    join: (name, leg, left) => {
      const conference = conferences.get(name) ?? { name, legs: new Map() };
      conferences.set(name, conference);
      conference.legs.set(leg, left);
      leg.conference = conference;
      tell(conference);
    },
    leave: (leg) => {
      const { conference } = leg;
      if (conference === undefined) return;
      const left = take(conference, leg);
      if (leg.endsConference === true) endAll(conference);
      tell(conference);
      left?.();
    },
    end: (name) => {
      const conference = conferences.get(name);
      if (conference === undefined) return false;
      endAll(conference);
      return true;
    },
  };
}
