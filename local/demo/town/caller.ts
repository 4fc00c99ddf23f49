import { type Answered, type Asked, askCarrier, demandOfLine, type Outside } from '../outside.ts';
import { type Intent, keysFor } from './wishes.ts';

export interface CallerOptions extends Outside {
  name: string;
  cpr: string;
  /** E.164. */
  phone: string;
  /** The line's number. */
  calls: string;
  intent: Intent;
}

/** Who registers whoever stands at the desk before they call. */
const clerk = 'borgerservice1';
/** Seconds: the greeting is over before the first key, a sentence before the next, and whoever has chosen hears what it came to. */
const seconds = { first: 15, next: 8, chosen: 20 };
const live = ['queued', 'initiated', 'ringing', 'in-progress'];

interface Leg {
  callSid: string;
  status: string;
  peers: string[];
}

/** Somebody of the town who calls once, played by their telephone alone, from one look to the next. */
export class Caller {
  private readonly options: CallerOptions;
  private readonly keys: readonly string[];
  private pressed = 0;
  private begunAt = 0;
  private pressedAt = 0;
  private isTalking = false;

  constructor(options: CallerOptions) {
    const { isKnown, wish } = options.intent;
    this.options = options;
    this.keys = [...(isKnown ? [] : ['#']), ...keysFor[wish]];
  }

  async begins(now: number): Promise<void> {
    const { intent, name, cpr, phone, calls } = this.options;
    this.begunAt = now;
    this.pressedAt = now + (seconds.first - seconds.next) * 1000;
    const body = { name, cpr, phone, choice: 'none', join: true };
    if (intent.isKnown) await demandOfLine(this.options, clerk, { method: 'POST', path: '/applicants', body });
    await this.telephone({ method: 'PUT', path: '', body: { behaviour: intent.isReached ? 'answer' : 'no-answer' } });
    await this.telephone({ method: 'POST', path: '/calls', body: { to: calls } });
  }

  /** Does what is next, and says whether the call is over. */
  async goesOn(now: number): Promise<boolean> {
    const leg = await this.leg();
    if (leg === undefined || !live.includes(leg.status)) return true;
    if (leg.peers.length > 0) this.isTalking = true;
    const key = this.keys[this.pressed];
    if (key !== undefined && now - this.pressedAt < seconds.next * 1000) return false;
    if (key === undefined) return this.waits(leg, now);
    this.pressed += 1;
    this.pressedAt = now;
    await this.does(leg, 'keys', { digits: key });
    return false;
  }

  async hangsUp(): Promise<void> {
    const leg = await this.leg();
    if (leg !== undefined && live.includes(leg.status)) await this.does(leg, 'hangup', {});
  }

  /** Whoever talks stays until the other side ends it. */
  private async waits(leg: Leg, now: number): Promise<boolean> {
    const { wish, patienceS } = this.options.intent;
    const since = wish === 'talk' ? this.begunAt + patienceS * 1000 : this.pressedAt + seconds.chosen * 1000;
    if (this.isTalking || now < since) return false;
    await this.does(leg, 'hangup', {});
    return true;
  }

  private async leg(): Promise<Leg | undefined> {
    const { body } = await this.telephone({ method: 'GET', path: '/calls' });
    return (body as Leg[])[0];
  }

  /** Whoever is cut off in this moment presses a key that nobody hears. */
  private does({ callSid }: Leg, what: 'keys' | 'hangup', body: object): Promise<Answered> {
    return this.telephone({ method: 'POST', path: `/calls/${callSid}/${what}`, body });
  }

  private telephone({ path, ...asked }: Asked): Promise<Answered> {
    const at = `/telephones/${encodeURIComponent(this.options.phone)}`;
    return askCarrier(this.options, { ...asked, path: `${at}${path}` });
  }
}
