import type { Exchange } from './exchange.ts';
import { newSid } from './sid.ts';

/** An SMS sent by the account. */
export interface Message {
  sid: string;
  from: string;
  to: string;
  body: string;
  status: 'queued' | 'sent' | 'delivered' | 'undelivered' | 'failed';
  createdAt: number;
  updatedAt: number;
  sentAt: number | undefined;
}

/** Takes a message into the queue and delivers it at once, telling `statusCallback` of each step. */
export function sendMessage(
  x: Exchange,
  wanted: { from: string; to: string; body: string; statusCallback: string | undefined },
): Message {
  const now = x.clock.now();
  const { from, to, body, statusCallback } = wanted;
  const message: Message = {
    sid: newSid('SM'),
    from,
    to,
    body,
    status: 'queued',
    createdAt: now,
    updatedAt: now,
    sentAt: undefined,
  };
  x.messages.unshift(message);
  const step = (status: Message['status']) => {
    message.status = status;
    message.updatedAt = x.clock.now();
    if (!statusCallback) return;
    x.webhooks.callback(message.sid, {
      url: statusCallback,
      method: 'POST',
      fields: {
        AccountSid: x.account.accountSid,
        ApiVersion: '2010-04-01',
        From: from,
        To: to,
        MessageSid: message.sid,
        MessageStatus: status,
        SmsSid: message.sid,
        SmsStatus: status,
      },
    });
  };
  // The answer to the request says queued; what follows is told afterwards.
  const landed = x.flight.begin('a message on its way');
  setImmediate(() => {
    step('queued');
    step('sent');
    message.sentAt = x.clock.now();
    x.stations.at(to).messages.unshift({ from, body, at: new Date(x.clock.now()).toISOString() });
    step('delivered');
    landed();
  });
  return message;
}
