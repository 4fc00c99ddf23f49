import { meaningOf } from '../../../flows/messages/meaning.ts';
import { hexOf, luckOf } from '../luck.ts';
import type { CarrierOptions } from './carrier-model.ts';
import type { Exchange } from './exchange.ts';
import type { Station } from './leg.ts';

/** Somebody writes to the line. */
export interface Text {
  name: string;
  station: Station;
  body: string;
}

/** A telephone writes to the line: its address is asked once, as the carrier does, and what it answers is sent back without news of it. */
export async function text({ x, number, seed }: CarrierOptions & { x: Exchange }, written: Text): Promise<void> {
  const { name, station, body } = written;
  const meaning = meaningOf(body);
  if (meaning === 'stop' || meaning === 'start') station.optedOut = meaning === 'stop';
  x.scheduler.note(`${name} writes from ${station.shows}: ${body}`);
  const fields = {
    AccountSid: x.accountSid,
    MessageSid: `SM${hexOf(seed, name, 32)}`,
    From: station.shows,
    To: number.address,
    Body: body,
    NumMedia: '0',
  };
  const reply = await x.webhooks.document({ name, luck: luckOf(seed, name), url: number.smsUrl, fields });
  if ('body' in reply && reply.body.includes('<Message>')) x.scheduler.note(`${name} is answered: ${reply.body}`);
}
