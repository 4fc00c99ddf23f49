import { addDays, localDayOf } from '../../flows/calendar/local-time.ts';
import type { DeskView, VisitView } from '../../schemas/staff-api.ts';
import { type Answered, type Asked, askCarrier, askLine, demandOfLine, type Outside } from './outside.ts';

export interface PlayedDeskOptions extends Outside {
  user: string;
  /** How long the next talk lasts. */
  talkMs(): number;
}

const demanded = {
  A1: 'bekraeftet',
  J4: 'Telefonen er nok.',
  K1: 'ja',
  K2: ['rettigheder', 'naesteSkridt', 'cvFrist', 'fysiskMoede', 'klage'],
};
/** How a conclusion is refused that lacks its physical talk. */
const mustMeet = 422;
/** A physical talk is looked for in so many days. */
const daysAhead = 14;

/** A consultant who is played: the softphone by the carrier, the desk by the staff routes. */
export class PlayedDesk {
  readonly user: string;
  private readonly options: PlayedDeskOptions;
  private talk: { callId: string; ms: number } | undefined;
  private hasWork = false;

  constructor(options: PlayedDeskOptions) {
    this.options = options;
    this.user = options.user;
  }

  /** As the last look found it: no call, and nothing to finish after one. */
  get isIdle(): boolean {
    return !this.hasWork;
  }

  async comes(): Promise<void> {
    await this.softphone('PUT', { behaviour: 'answer' });
    await this.demands({ method: 'PUT', path: '/me/presence', body: { state: 'available' } });
  }

  async goes(): Promise<void> {
    await this.demands({ method: 'PUT', path: '/me/presence', body: { state: 'off' } });
    await this.softphone('DELETE');
  }

  /** One look at the desk, and what is to be done there at this moment (epoch ms). */
  async look(now: number): Promise<void> {
    const { call, me, wrapping } = (await this.demands({ method: 'GET', path: '/desk' })) as DeskView;
    const { state = 'off', since = '' } = me.presence ?? {};
    this.hasWork = call !== undefined || wrapping !== undefined;
    if (call !== undefined) {
      if (this.talk?.callId !== call.callId) this.talk = { callId: call.callId, ms: this.options.talkMs() };
      if (state !== 'busy' || now - Date.parse(since) < this.talk.ms) return;
      await this.demands({ method: 'POST', path: `/calls/${call.callId}/end`, body: { outcome: 'ended' } });
      await this.concludes(call.visitId, now);
    } else if (state === 'wrapping' && wrapping !== undefined) await this.concludes(wrapping.visitId, now);
    // Signed off for a ring that came too late to this desk: back to work.
    else if (state === 'off') await this.comes();
  }

  private async concludes(visitId: string, now: number): Promise<void> {
    const at = `/visits/${visitId}`;
    const { version } = (await this.demands({ method: 'GET', path: at })) as VisitView;
    const saved = await this.demands({ method: 'PUT', path: `${at}/checklist`, body: { version, answers: demanded } });
    const judged = { version: (saved as { version: number }).version, category: 'jobparat', certainty: 'sikker' };
    const path = `${at}/conclude`;
    const told = await this.asks({ method: 'POST', path, body: { ...judged, arrangements: 'cancel' } });
    // The law of today demands a physical talk as well; whatever else goes wrong is tried again at the next look.
    if (told.status === mustMeet) {
      const followUp = await this.firstFreeTime(now);
      await this.demands({ method: 'POST', path, body: { ...judged, arrangements: 'keep', followUp } });
    } else if (told.status >= 300) throw new Error(`POST ${path}: ${told.status}`);
    await this.demands({ method: 'POST', path: `${at}/note/lock`, body: { version: 1 } });
  }

  private async firstFreeTime(now: number): Promise<object> {
    const today = localDayOf(new Date(now).toISOString());
    const path = `/slots?from=${today}&to=${addDays(today, daysAhead)}`;
    const { slots } = (await this.demands({ method: 'GET', path })) as { slots: { slotId: string; free: boolean }[] };
    const free = slots.find((slot) => slot.free);
    return free === undefined ? { queue: true } : { slotId: free.slotId, lateReason: 'other' };
  }

  private asks(asked: Asked): Promise<Answered> {
    return askLine(this.options, this.user, asked);
  }

  private demands(asked: Asked): Promise<unknown> {
    return demandOfLine(this.options, this.user, asked);
  }

  private async softphone(method: 'PUT' | 'DELETE', body?: object): Promise<void> {
    await askCarrier(this.options, { method, path: `/clients/${this.user}`, body });
  }
}
