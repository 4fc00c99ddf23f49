import { API_VERSION } from '../account.ts';
import { rfc2822 } from '../duration.ts';
import type { Exchange } from '../exchange.ts';
import type { Recording } from '../recordings.ts';
import { isWithin, page } from './paging.ts';
import type { RestAnswer, RestRequest } from './request.ts';
import { notFound } from './rest-error.ts';

function showRecording(x: Exchange, recording: Recording): Record<string, unknown> {
  return {
    sid: recording.sid,
    account_sid: x.account.accountSid,
    api_version: API_VERSION,
    call_sid: recording.callSid ?? null,
    conference_sid: recording.conferenceSid ?? null,
    date_created: rfc2822(recording.createdAt),
    date_updated: rfc2822(recording.createdAt),
    start_time: rfc2822(recording.began),
    duration: String(recording.seconds),
    channels: 1,
    source: recording.source,
    status: 'completed',
    error_code: null,
    price: null,
    price_unit: 'USD',
    encryption_details: null,
    media_url: recording.url,
    uri: `/${API_VERSION}/Accounts/${x.account.accountSid}/Recordings/${recording.sid}.json`,
    subresource_uris: {},
  };
}

/** `Recordings`, also of one call or conference. The sound itself is at `Recordings/{sid}.wav`. */
export function recordings(request: RestRequest): RestAnswer | undefined {
  const { x, method, path, url } = request;
  const [owner = '', ownerSid, sub] = path;
  const isOwned = owner !== 'Recordings';
  if (isOwned && sub !== 'Recordings') return undefined;
  const sid = isOwned ? path[3] : path[1];
  if (!sid) {
    const wanted = isOwned ? ownerSid : (url.searchParams.get('CallSid') ?? url.searchParams.get('ConferenceSid'));
    const found = x.recordings
      .filter((each) => !wanted || each.callSid === wanted || each.conferenceSid === wanted)
      .filter((each) => isWithin(url.searchParams, 'DateCreated', each.createdAt));
    return { status: 200, body: page('recordings', found, url, (each) => showRecording(x, each)) };
  }
  const recording = x.recordings.find((each) => each.sid === sid);
  if (!recording) throw notFound(url.pathname);
  if (method === 'DELETE') {
    x.recordings.splice(x.recordings.indexOf(recording), 1);
    return { status: 204 };
  }
  return { status: 200, body: showRecording(x, recording) };
}
