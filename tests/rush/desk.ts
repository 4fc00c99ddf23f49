import type { Consultant } from '../line/consultant.ts';

/** Seconds a talk lasts before *Afslut*: from one to three minutes, another for each consultant and talk. */
function lasts(desk: number, talk: number): number {
  return 60 + ((desk * 37 + talk * 53) % 120);
}

/** A consultant in a rush: takes what rings, ends the talk after a while, and is ready again at once. */
export class Desk {
  talks = 0;
  private readonly consultant: Consultant;
  private readonly index: number;
  private talkingSince: number | undefined;

  constructor(consultant: Consultant, index: number) {
    this.consultant = consultant;
    this.index = index;
  }

  comes(): Promise<void> {
    return this.consultant.goesOnDuty('answer');
  }

  async goesOn(at: number): Promise<void> {
    const { call, me } = await this.consultant.desk();
    if (call?.routing === 'connected') return void (await this.talk(call.callId, at));
    this.talkingSince = undefined;
    // Signed off or in a wrap-up, whichever fault it was for: back to work.
    if (me.presence?.state !== 'available' && me.presence?.state !== 'reserved' && call === undefined)
      await this.consultant.asks('PUT', '/me/presence', { state: 'available' });
  }

  private async talk(callId: string, at: number): Promise<void> {
    this.talkingSince ??= at;
    if (at - this.talkingSince < lasts(this.index, this.talks)) return;
    const { status } = await this.consultant.asks('POST', `/calls/${callId}/end`, { outcome: 'ended' });
    if (status >= 300) return;
    this.talks += 1;
    this.talkingSince = undefined;
  }
}
