import type { Leg as HeardLeg } from '../line/citizen.ts';
import type { Leg } from '../world/carrier/leg.ts';
import type { World } from '../world/world.ts';
import type { Telephone } from './played-line.ts';
import { createStations, type PlayedStation, shownLeg } from './stations-in-world.ts';

export interface Telephones {
  telephone(number: string): Telephone;
  /** A softphone that answers every ring. */
  softphone(user: string): void;
  /** To be told of every sentence that a leg hears. */
  hears(leg: Leg, text: string): void;
}

/** @param settle lets everything happen that happens at this moment */
export function createTelephones(world: World, settle: () => Promise<void>): Telephones {
  const { carrier, scheduler } = world;
  const stationAt = createStations(world);
  const heard = new WeakMap<Leg, HeardLeg['heard']>();
  let placed = 0;

  function shown(leg: Leg): HeardLeg {
    return shownLeg(leg, heard.get(leg) ?? []);
  }
  async function call({ station, legs }: PlayedStation): Promise<string> {
    placed += 1;
    const leg = carrier.call(`call ${placed}`, station);
    legs.unshift(leg);
    await settle();
    return leg.sid;
  }
  async function act(played: PlayedStation, deed: (leg: Leg) => void): Promise<void> {
    deed(newestOf(played));
    await settle();
  }
  return {
    hears: (leg, text) => {
      const at = new Date(scheduler.now()).toISOString();
      heard.set(leg, [...(heard.get(leg) ?? []), { at, kind: 'say', text }]);
    },
    softphone: (user) => {
      stationAt(`client:${user}`).manner = 'answer';
    },
    telephone: (number) => {
      const played = stationAt(number);
      return {
        behaves: async (manner) => {
          played.manner = manner;
        },
        withholdsNumber: async () => {
          played.station.shows = 'anonymous';
        },
        calls: () => call(played),
        presses: (keys) => act(played, (leg) => carrier.press(leg, keys)),
        hangsUp: () => act(played, carrier.hangUp),
        leg: async () => shown(newestOf(played)),
        legs: async () => played.legs.map(shown),
        heard: async () => shown(newestOf(played)).heard.map(({ kind, text }) => text ?? kind),
        messages: async () => messagesTo(world, number),
      };
    },
  };
}

function newestOf({ station, legs }: PlayedStation): Leg {
  const [newest] = legs;
  if (newest === undefined) throw new Error(`${station.address} has no call`);
  return newest;
}

/** Newest first, as the telephone API of a running line has them. */
function messagesTo({ carrier }: World, number: string) {
  const messages = carrier.rest.messages(number).toReversed();
  return messages.map(({ from, body, at }) => ({ from, body, at: new Date(at).toISOString() }));
}
