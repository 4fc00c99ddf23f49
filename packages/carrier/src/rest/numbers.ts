import { apiVersion } from '../account.ts';
import { rfc2822 } from '../duration.ts';
import { isE164 } from '../e164.ts';
import type { Exchange } from '../exchange.ts';
import { type Application, newApplication, newNumber, type OwnedNumber } from '../numbers.ts';
import { newSid } from '../sid.ts';
import type { Form } from './form.ts';
import { page } from './paging.ts';
import type { RestAnswer, RestRequest } from './request.ts';
import { notFound, RestError } from './rest-error.ts';

function common(x: Exchange, owner: OwnedNumber | Application, resource: string): Record<string, unknown> {
  return {
    sid: owner.sid,
    account_sid: x.account.accountSid,
    api_version: apiVersion,
    friendly_name: owner.friendlyName,
    date_created: rfc2822(owner.createdAt),
    date_updated: rfc2822(owner.updatedAt),
    voice_url: owner.voiceUrl,
    voice_method: owner.voiceMethod,
    voice_fallback_url: owner.voiceFallbackUrl,
    voice_fallback_method: owner.voiceFallbackMethod,
    status_callback: owner.statusCallback,
    status_callback_method: owner.statusCallbackMethod,
    voice_caller_id_lookup: false,
    uri: `/${apiVersion}/Accounts/${x.account.accountSid}/${resource}/${owner.sid}.json`,
  };
}

function showNumber(x: Exchange, number: OwnedNumber): Record<string, unknown> {
  return {
    ...common(x, number, 'IncomingPhoneNumbers'),
    phone_number: number.phoneNumber,
    voice_application_sid: number.voiceApplicationSid,
    sms_url: number.smsUrl,
    sms_method: number.smsMethod,
    sms_fallback_url: number.smsFallbackUrl,
    sms_fallback_method: number.smsFallbackMethod,
    sms_application_sid: '',
    capabilities: { voice: true, sms: true, mms: false, fax: false },
    beta: false,
    origin: 'local',
    status: 'in-use',
    address_requirements: 'none',
    emergency_status: 'Inactive',
  };
}

/** Takes over what the form says about voice and, of a number, about SMS; URLs must be absolute or empty. */
function setUrls(x: Exchange, owner: OwnedNumber | Application, form: Form): void {
  const url = (name: string, kept: string) => (form.text(name) === '' ? '' : (form.url(name) ?? kept));
  const method = (name: string, kept: 'GET' | 'POST') => (form.text(name) ? form.method(name) : kept);
  owner.friendlyName = form.text('FriendlyName') ?? owner.friendlyName;
  owner.voiceUrl = url('VoiceUrl', owner.voiceUrl);
  owner.voiceMethod = method('VoiceMethod', owner.voiceMethod);
  owner.voiceFallbackUrl = url('VoiceFallbackUrl', owner.voiceFallbackUrl);
  owner.voiceFallbackMethod = method('VoiceFallbackMethod', owner.voiceFallbackMethod);
  owner.statusCallback = url('StatusCallback', owner.statusCallback);
  owner.statusCallbackMethod = method('StatusCallbackMethod', owner.statusCallbackMethod);
  if ('phoneNumber' in owner) {
    owner.voiceApplicationSid = form.text('VoiceApplicationSid') ?? owner.voiceApplicationSid;
    owner.smsUrl = url('SmsUrl', owner.smsUrl);
    owner.smsMethod = method('SmsMethod', owner.smsMethod);
    owner.smsFallbackUrl = url('SmsFallbackUrl', owner.smsFallbackUrl);
    owner.smsFallbackMethod = method('SmsFallbackMethod', owner.smsFallbackMethod);
  }
  owner.updatedAt = x.clock.now();
}

/** `IncomingPhoneNumbers`: any E.164 number is free to be taken, once. */
export function incomingPhoneNumbers(request: RestRequest): RestAnswer | undefined {
  const { x, method, path, url, form } = request;
  const sid = path[1];
  if (!sid && method === 'POST') {
    const phoneNumber = form.required('PhoneNumber', 21421);
    if (!isE164(phoneNumber)) throw new RestError(400, 21421, `PhoneNumber ${phoneNumber} is not valid.`);
    if (x.numbers.some((number) => number.phoneNumber === phoneNumber)) {
      throw new RestError(400, 21422, `PhoneNumber ${phoneNumber} is not available.`);
    }
    const number = newNumber(phoneNumber, x.clock.now());
    setUrls(x, number, form);
    x.numbers.unshift(number);
    return { status: 201, body: showNumber(x, number) };
  }
  if (!sid && method === 'GET') {
    const wanted = url.searchParams.get('PhoneNumber');
    const named = url.searchParams.get('FriendlyName');
    const numbers = x.numbers.filter(
      (number) =>
        (wanted === null || number.phoneNumber.includes(wanted)) && (named === null || number.friendlyName === named),
    );
    return { status: 200, body: page('incoming_phone_numbers', numbers, url, (number) => showNumber(x, number)) };
  }
  const number = x.numbers.find((each) => each.sid === sid);
  if (!number) throw notFound(url.pathname);
  if (method === 'DELETE') {
    x.numbers.splice(x.numbers.indexOf(number), 1);
    return { status: 204 };
  }
  if (method === 'POST') setUrls(x, number, form);
  return { status: 200, body: showNumber(x, number) };
}

function showApplication(x: Exchange, application: Application): Record<string, unknown> {
  return { ...common(x, application, 'Applications'), sms_url: '', sms_method: 'POST', message_status_callback: null };
}

/** `Applications`: what a browser's outgoing call runs. */
export function applications(request: RestRequest): RestAnswer | undefined {
  const { x, method, path, url, form } = request;
  const sid = path[1];
  if (!sid && method === 'POST') {
    const application = newApplication(newSid('AP'), x.clock.now());
    setUrls(x, application, form);
    x.applications.unshift(application);
    return { status: 201, body: showApplication(x, application) };
  }
  if (!sid && method === 'GET') {
    const named = url.searchParams.get('FriendlyName');
    const found = x.applications.filter((each) => named === null || each.friendlyName === named);
    return { status: 200, body: page('applications', found, url, (each) => showApplication(x, each)) };
  }
  const application = x.applications.find((each) => each.sid === sid);
  if (!application) throw notFound(url.pathname);
  if (method === 'DELETE') {
    x.applications.splice(x.applications.indexOf(application), 1);
    return { status: 204 };
  }
  if (method === 'POST') setUrls(x, application, form);
  return { status: 200, body: showApplication(x, application) };
}
