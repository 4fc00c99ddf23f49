import { apiVersion } from '../account.ts';
import type { Conference } from '../conference.ts';
import { rfc2822 } from '../duration.ts';
import type { Exchange } from '../exchange.ts';
import { runBeside } from '../twiml/side-document.ts';
import { isWithin, page } from './paging.ts';
import { participants } from './participants.ts';
import type { RestAnswer, RestRequest } from './request.ts';
import { notFound } from './rest-error.ts';

function showConference(x: Exchange, conference: Conference): Record<string, unknown> {
  const uri = `/${apiVersion}/Accounts/${x.account.accountSid}/Conferences/${conference.sid}`;
  return {
    sid: conference.sid,
    account_sid: x.account.accountSid,
    api_version: apiVersion,
    friendly_name: conference.friendlyName,
    status: conference.status,
    region: 'ie1',
    date_created: rfc2822(conference.createdAt),
    date_updated: rfc2822(conference.updatedAt),
    reason_conference_ended: conference.reasonEnded ?? null,
    call_sid_ending_conference: conference.callSidEnding ?? null,
    uri: `${uri}.json`,
    subresource_uris: { participants: `${uri}/Participants.json`, recordings: `${uri}/Recordings.json` },
  };
}

function updateConference({ x, form, url }: RestRequest, conference: Conference): void {
  const announce = form.target('AnnounceUrl', 'AnnounceMethod');
  // One that is over can be read, no longer changed.
  if (conference.status === 'completed') throw notFound(url.pathname);
  if (form.text('Status') === 'completed') conference.end('conference-ended-via-api');
  else if (announce) {
    const heard = [...conference.participants.values()].map((participant) =>
      runBeside(x, participant.call, participant.call.turn.child(), announce),
    );
    void Promise.all(heard).then((all) => conference.announced(all.every(Boolean)));
  }
}

/** `Conferences`, `Conferences/{sid}` and its `Participants`. */
export function conferences(request: RestRequest): RestAnswer | undefined {
  const { x, method, path, url } = request;
  const [, sid, sub, callSid] = path;
  if (!sid) {
    const query = url.searchParams;
    const wanted = (name: string, value: string) => query.get(name) === null || query.get(name) === value;
    const found = x.conferences
      .list(query.get('FriendlyName'))
      .filter((each) => wanted('Status', each.status) && isWithin(query, 'DateCreated', each.createdAt));
    return { status: 200, body: page('conferences', found, url, (each) => showConference(x, each)) };
  }
  if (sub === 'Participants') return participants(request, sid, callSid);
  const conference = x.conferences.bySid(sid);
  if (sub || !conference) throw notFound(url.pathname);
  if (method === 'POST') updateConference(request, conference);
  return { status: 200, body: showConference(x, conference) };
}
