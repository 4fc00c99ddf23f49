import type { DeskView, VisitView } from '../../schemas/staff-api.ts';

export interface ColleagueOptions {
  lineUrl: string;
  carrierUrl: string;
  tokenFor(user: string): Promise<string>;
  now(): number;
}

/** Whose desk is played. */
const user = 'konsulent2';
const lookEveryMs = 2000;
/** A talk with the colleague is short: whoever tries the line wants to see the queue move. */
const talkMs = 45_000;
const demanded = {
  A1: 'bekraeftet',
  J4: 'Telefonen er nok.',
  K1: 'ja',
  K2: ['rettigheder', 'naesteSkridt', 'cvFrist', 'fysiskMoede', 'klage'],
};

/** A consultant who takes calls by themselves: the softphone is played by the carrier, the desk by the staff routes. */
export class Colleague {
  private readonly options: ColleagueOptions;
  private timer: NodeJS.Timeout | undefined;
  private isLooking = false;

  constructor(options: ColleagueOptions) {
    this.options = options;
  }

  get isOn(): boolean {
    return this.timer !== undefined;
  }

  async comesOn(): Promise<void> {
    if (this.isOn) return;
    this.timer = setInterval(() => void this.look(), lookEveryMs);
    this.timer.unref();
    await this.softphone('PUT', { behaviour: 'answer' });
    await this.asks('PUT', '/me/presence', { state: 'available' });
  }

  async goesOff(): Promise<void> {
    if (!this.isOn) return;
    this.close();
    await this.asks('PUT', '/me/presence', { state: 'off' });
    await this.softphone('DELETE');
  }

  close(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  /** One look at the desk at a time; what fails is tried at the next one. */
  private async look(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    await this.works().catch(() => undefined);
    this.isLooking = false;
  }

  private async works(): Promise<void> {
    const { call, me } = (await this.asks('GET', '/desk')) as DeskView;
    const { state = 'off', since = '' } = me.presence ?? {};
    if (call === undefined || state !== 'busy' || this.options.now() - Date.parse(since) < talkMs) return;
    await this.asks('POST', `/calls/${call.callId}/end`, { outcome: 'ended' });
    await this.concludes(call.visitId);
  }

  private async concludes(visitId: string): Promise<void> {
    const { version } = (await this.asks('GET', `/visits/${visitId}`)) as VisitView;
    const saved = await this.asks('PUT', `/visits/${visitId}/checklist`, { version, answers: demanded });
    const judged = { version: (saved as { version: number }).version, category: 'jobparat', certainty: 'sikker' };
    await this.asks('POST', `/visits/${visitId}/conclude`, { ...judged, arrangements: 'cancel' });
    await this.asks('POST', `/visits/${visitId}/note/lock`, { version: 1 });
  }

  private async asks(method: string, path: string, body?: unknown): Promise<unknown> {
    const { lineUrl, tokenFor } = this.options;
    const headers = { authorization: `Bearer ${await tokenFor(user)}`, 'content-type': 'application/json' };
    const answer = await fetch(`${lineUrl}/api${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`);
    return answer.json();
  }

  private async softphone(method: 'PUT' | 'DELETE', body?: object): Promise<void> {
    await fetch(`${this.options.carrierUrl}/clients/${user}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }
}
