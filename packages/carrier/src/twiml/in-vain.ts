import type { Call } from '../call.ts';
import { callFields } from '../call-fields.ts';
import type { Exchange } from '../exchange.ts';
import type { Asked } from './document.ts';

/** Asks for a document that nobody runs, since its call has hung up or goes on elsewhere. An error of it is only noted. */
export async function askInVain(x: Exchange, call: Call, source: Asked): Promise<void> {
  if (x.webhooks.closed) return;
  const { url, method } = source;
  const fields = { ...callFields(x.account.accountSid, call), ...source.fields };
  const result = await x.webhooks.document({ url, method, fields, callSid: call.sid, cookies: call.cookies });
  const failed = result.ok ? result.reply.status >= 400 : true;
  if (!failed) return;
  const { code, message } = result.ok ? { code: 11217, message: `status ${result.reply.status}` } : result;
  x.notices.add({ level: 'error', code, message, callSid: call.sid, url });
}
