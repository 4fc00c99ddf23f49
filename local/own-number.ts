import type { Credentials } from './credentials.ts';

export interface OwnNumberOptions {
  carrierUrl: string;
  lineUrl: string;
  account: Pick<Credentials['account'], 'accountSid' | 'authToken'>;
  phoneNumber: string;
}

/** What the carrier answers where the number is taken: by us, since nobody else is at this carrier. */
const isTaken = 21422;

/** Takes a number of the line at the carrier and says what answers it, through the carrier's own resource, as in production. */
export async function takeOwnNumber(options: OwnNumberOptions): Promise<void> {
  const { accountSid, authToken } = options.account;
  const answer = await fetch(`${options.carrierUrl}/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers.json`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` },
    body: new URLSearchParams({
      PhoneNumber: options.phoneNumber,
      FriendlyName: 'Visitationslinjen',
      VoiceUrl: `${options.lineUrl}/voice`,
      VoiceMethod: 'POST',
      VoiceFallbackUrl: `${options.lineUrl}/fallback.xml`,
      VoiceFallbackMethod: 'GET',
      StatusCallback: `${options.lineUrl}/carrier-status`,
      StatusCallbackMethod: 'POST',
      SmsUrl: `${options.lineUrl}/replies`,
      SmsMethod: 'POST',
    }),
  });
  const said = await answer.text();
  if (answer.ok || said.includes(`"code":${isTaken}`)) return;
  throw new Error(`The carrier did not give the number: ${answer.status} ${said}`);
}
