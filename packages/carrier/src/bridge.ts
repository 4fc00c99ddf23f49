import type { Call, Place } from './call.ts';

/** Two legs that hear each other, made by Dial. */
export class Bridge implements Place {
  readonly #legs: Call[];
  readonly #over = Promise.withResolvers<'hung-up' | 'redirected'>();

  constructor(one: Call, other: Call) {
    this.#legs = [one, other];
    for (const leg of this.#legs) {
      leg.place = this;
      leg.browser?.audio.join(`bridge ${one.sid}`);
    }
  }

  /** Why the two no longer hear each other. */
  get over(): Promise<'hung-up' | 'redirected'> {
    return this.#over.promise;
  }

  peers(call: Call): string[] {
    return this.#legs.includes(call) ? this.#legs.filter((leg) => leg !== call).map((leg) => leg.sid) : [];
  }

  remove(_call: Call, reason: 'participant_hung_up' | 'participant_updated_via_api'): void {
    for (const leg of this.#legs.splice(0)) {
      leg.browser?.audio.leave();
      if (leg.place === this) leg.place = undefined;
    }
    this.#over.resolve(reason === 'participant_hung_up' ? 'hung-up' : 'redirected');
  }
}
