import { apiVersion } from './account.ts';
import type { Exchange } from './exchange.ts';
import { newSid } from './sid.ts';

/** An SMS the account has sent or got. */
export interface Message {
  sid: string;
  from: string;
  to: string;
  body: string;
  direction: 'inbound' | 'outbound-api' | 'outbound-reply';
  status: 'queued' | 'sent' | 'delivered' | 'undelivered' | 'received';
  /** Why it was not delivered. */
  errorCode: number | undefined;
  createdAt: number;
  updatedAt: number;
  sentAt: number | undefined;
}

/** The carrier's "unknown destination handset". */
const unknownHandset = 30_005;

/** Keeps a message, newest first. */
export function newMessage(
  x: Exchange,
  { from, to, body, direction, status }: Pick<Message, 'from' | 'to' | 'body' | 'direction' | 'status'>,
): Message {
  const now = x.clock.now();
  const times = { createdAt: now, updatedAt: now, sentAt: direction === 'inbound' ? now : undefined };
  const message: Message = { sid: newSid('SM'), from, to, body, direction, status, errorCode: undefined, ...times };
  x.messages.unshift(message);
  return message;
}

export interface OutgoingMessage {
  from: string;
  to: string;
  body: string;
  direction: 'outbound-api' | 'outbound-reply';
  statusCallback: string | undefined;
}

/** Takes a message into the queue and delivers it at once, telling `statusCallback` of each step. */
export function sendMessage(x: Exchange, { statusCallback, ...wanted }: OutgoingMessage): Message {
  const message = newMessage(x, { ...wanted, status: 'queued' });
  const step = (status: Message['status']) => {
    message.status = status;
    message.updatedAt = x.clock.now();
    if (statusCallback) tell(x, message, statusCallback);
  };
  // The answer to the request says queued; what follows is told afterwards.
  const landed = x.flight.begin('a message on its way');
  setImmediate(() => {
    step('queued');
    step('sent');
    message.sentAt = x.clock.now();
    const { from, to, body } = message;
    const station = x.stations.at(to);
    if (station.behaviour === 'failed') {
      message.errorCode = unknownHandset;
      step('undelivered');
    } else {
      station.messages.unshift({ from, body, at: new Date(x.clock.now()).toISOString() });
      step('delivered');
    }
    landed();
  });
  return message;
}

function tell(x: Exchange, { sid, from, to, status, errorCode }: Message, url: string): void {
  x.webhooks.callback(sid, {
    url,
    method: 'POST',
    fields: {
      AccountSid: x.account.accountSid,
      ApiVersion: apiVersion,
      From: from,
      To: to,
      MessageSid: sid,
      MessageStatus: status,
      SmsSid: sid,
      SmsStatus: status,
      ...(errorCode === undefined ? {} : { ErrorCode: String(errorCode) }),
    },
  });
}
