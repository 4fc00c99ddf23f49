import type { Call } from './call.ts';

export type Behaviour = 'answer' | 'busy' | 'no-answer' | 'voicemail' | 'failed' | 'manual' | 'reject';
/** What answering-machine detection is to find at a telephone; `unknown` says nothing at all. */
export type Voice = 'human' | 'machine' | 'fax' | 'unknown';

export interface ShortMessage {
  from: string;
  body: string;
  at: string;
}

/** What stands at the far end of a leg: a telephone (`+45…`) or a client (`client:name`). */
export class Station {
  /** E.164, or `client:` and the identity. */
  readonly address: string;
  behaviour: Behaviour = 'manual';
  withheld = false;
  /** What the carrier sends as From in place of the number. */
  shows: string | undefined;
  /** As set; unset it follows from the behaviour. */
  answeredBy: Voice | undefined;
  landline: boolean | undefined;
  /** A client played through the API: it counts as alive and hides a browser of the same name. */
  simulated = false;
  /** Newest first. */
  readonly calls: Call[] = [];
  readonly live = new Set<Call>();
  /** Newest first. */
  readonly messages: ShortMessage[] = [];

  constructor(address: string) {
    this.address = address;
  }

  get isClient(): boolean {
    return this.address.startsWith('client:');
  }

  /** The name a browser registers under to be this station. */
  get identity(): string {
    return this.isClient ? this.address.slice('client:'.length) : `telephone_${this.address.slice(1)}`;
  }

  /** Who its calls and messages seem to come from. */
  get shown(): string {
    return this.shows ?? this.address;
  }

  get voice(): Voice {
    return this.answeredBy ?? (this.behaviour === 'voicemail' ? 'machine' : 'human');
  }

  /** Landlines take no SMS: +4586…, unless the telephone was told otherwise. */
  get isLandline(): boolean {
    return this.landline ?? this.address.startsWith('+4586');
  }
}

/** Every station that was ever named. */
export class Stations {
  readonly #byAddress = new Map<string, Station>();

  at(address: string): Station {
    const known = this.#byAddress.get(address);
    if (known) return known;
    const station = new Station(address);
    this.#byAddress.set(address, station);
    return station;
  }

  /** The station a browser of this identity stands at: `telephone_<digits>` is the telephone +<digits>. */
  ofIdentity(identity: string): Station {
    const digits = /^telephone_([1-9]\d{6,14})$/.exec(identity)?.[1];
    return this.at(digits ? `+${digits}` : `client:${identity}`);
  }

  simulatedClients(): string[] {
    return [...this.#byAddress.values()].filter((station) => station.simulated).map((station) => station.identity);
  }
}
