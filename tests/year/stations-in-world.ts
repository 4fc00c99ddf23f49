import type { Leg as HeardLeg, TelephoneBehaviour } from '../line/citizen.ts';
import type { CarrierModel } from '../world/carrier/carrier-model.ts';
import type { Behaviour, Leg, Station } from '../world/carrier/leg.ts';
import type { Scheduler } from '../world/scheduler.ts';

/** Milliseconds until a played telephone or softphone acts when it rings, as in `packages/carrier`. */
const actsAfter = { answer: 2_000, voicemail: 20_000 } as const;

/** A telephone or softphone that acts in a manner when it rings, and remembers its legs, newest first. */
export interface PlayedStation {
  readonly station: Station;
  manner: TelephoneBehaviour;
  readonly legs: Leg[];
}

interface Place {
  carrier: CarrierModel;
  scheduler: Scheduler;
}

/** Stations by their addresses; each is there when it is first named, and does nothing until it is told how. */
export function createStations(place: Place): (address: string) => PlayedStation {
  const stations = new Map<string, PlayedStation>();
  return (address) => {
    const known = stations.get(address);
    if (known !== undefined) return known;
    const station = place.carrier.add({ address, shows: address, reachable: true, landline: false });
    const played: PlayedStation = { station, manner: 'manual', legs: [] };
    station.behaviour = behaviourOf(played, place);
    stations.set(address, played);
    return played;
  };
}

function behaviourOf(played: PlayedStation, { carrier, scheduler }: Place): Behaviour {
  return {
    rings: (leg) => {
      played.legs.unshift(leg);
      const { manner } = played;
      if (manner === 'busy') carrier.reject(leg);
      if (manner === 'answer' || manner === 'voicemail')
        scheduler.at(scheduler.now() + actsAfter[manner], `${leg.name} is answered`, () => carrier.answer(leg));
    },
    listens: () => undefined,
    company: () => undefined,
    ended: () => undefined,
  };
}

/** A leg as the telephone API of a running line shows it. */
export function shownLeg(leg: Leg, heard: HeardLeg['heard']): HeardLeg {
  const { sid: callSid, direction, status, conference } = leg;
  const others = [...(conference?.legs.keys() ?? [])].filter((other) => other !== leg);
  return { callSid, direction, status, heard, peers: others.map(({ sid }) => sid) };
}
