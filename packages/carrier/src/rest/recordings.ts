import { apiVersion } from '../account.ts';
import { rfc2822 } from '../duration.ts';
import type { Exchange } from '../exchange.ts';
import { type Recording, startRecording, stopRecording } from '../recordings.ts';
import { isWithin, page } from './paging.ts';
import type { RestAnswer, RestRequest } from './request.ts';
import { notFound, RestError } from './rest-error.ts';

function showRecording(x: Exchange, recording: Recording): Record<string, unknown> {
  return {
    sid: recording.sid,
    account_sid: x.account.accountSid,
    api_version: apiVersion,
    call_sid: recording.conferenceSid ? null : recording.call.sid,
    conference_sid: recording.conferenceSid ?? null,
    date_created: rfc2822(recording.began),
    date_updated: rfc2822(recording.began + recording.seconds * 1000),
    start_time: rfc2822(recording.began),
    duration: recording.status === 'completed' ? String(recording.seconds) : '-1',
    channels: 1,
    source: recording.source,
    status: recording.status,
    error_code: null,
    price: null,
    price_unit: 'USD',
    encryption_details: null,
    media_url: recording.url,
    uri: `/${apiVersion}/Accounts/${x.account.accountSid}/Recordings/${recording.sid}.json`,
    subresource_uris: {},
  };
}

/** Begins to record a live call (`Calls/{sid}/Recordings`). */
function startOf({ x, form, url }: RestRequest, callSid: string | undefined): RestAnswer {
  const call = x.calls.get(callSid ?? '');
  if (!call) throw notFound(url.pathname);
  if (call.answeredAt === undefined || !call.live) throw new RestError(400, 21220, 'Call is not in-progress.');
  const callback = form.subscription('RecordingStatusCallback', 'completed');
  const recording = startRecording(x, { call, source: 'StartCallRecordingAPI', callback });
  void call.ended.then(() => stopRecording(x, recording));
  return { status: 201, body: showRecording(x, recording) };
}

/** `Recordings`, also of one call or conference. The sound itself is at `Recordings/{sid}.wav`. */
export function recordings(request: RestRequest): RestAnswer | undefined {
  const { x, method, path, url } = request;
  const [owner = '', ownerSid, sub] = path;
  const isOwned = owner !== 'Recordings';
  if (isOwned && sub !== 'Recordings') return undefined;
  const sid = isOwned ? path[3] : path[1];
  if (!sid && method === 'POST' && owner === 'Calls') return startOf(request, ownerSid);
  if (!sid) {
    const wanted = isOwned ? ownerSid : (url.searchParams.get('CallSid') ?? url.searchParams.get('ConferenceSid'));
    const found = x.recordings
      .filter((each) => !wanted || each.call.sid === wanted || each.conferenceSid === wanted)
      .filter((each) => isWithin(url.searchParams, 'DateCreated', each.began));
    return { status: 200, body: page('recordings', found, url, (each) => showRecording(x, each)) };
  }
  const recording = x.recordings.find((each) =>
    sid === 'Twilio.CURRENT' ? each.call.sid === ownerSid : each.sid === sid,
  );
  if (!recording) throw notFound(url.pathname);
  if (method === 'DELETE') {
    x.recordings.splice(x.recordings.indexOf(recording), 1);
    return { status: 204 };
  }
  if (method === 'POST' && request.form.text('Status') === 'stopped') stopRecording(x, recording);
  return { status: 200, body: showRecording(x, recording) };
}
