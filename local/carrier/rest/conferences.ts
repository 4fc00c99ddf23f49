import { API_VERSION } from '../account.ts';
import { callOut } from '../calling.ts';
import type { Conference, Participant } from '../conference.ts';
import { rfc2822 } from '../duration.ts';
import type { Exchange } from '../exchange.ts';
import { playWaitingSound, runBeside } from '../twiml/side-document.ts';
import { callerId, dialable } from './calls.ts';
import { isWithin, page } from './paging.ts';
import type { RestAnswer, RestRequest } from './request.ts';
import { notFound, RestError } from './rest-error.ts';

function showConference(x: Exchange, conference: Conference): Record<string, unknown> {
  const uri = `/${API_VERSION}/Accounts/${x.account.accountSid}/Conferences/${conference.sid}`;
  return {
    sid: conference.sid,
    account_sid: x.account.accountSid,
    api_version: API_VERSION,
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

function showParticipant(x: Exchange, conference: Conference, participant: Participant): Record<string, unknown> {
  const { call } = participant;
  return {
    account_sid: x.account.accountSid,
    call_sid: call.sid,
    conference_sid: conference.sid,
    label: participant.label ?? null,
    call_sid_to_coach: null,
    coaching: false,
    muted: participant.muted,
    hold: participant.hold,
    status: 'connected',
    start_conference_on_enter: participant.startConferenceOnEnter,
    end_conference_on_exit: participant.endConferenceOnExit,
    queue_time: String(call.queuedMs),
    date_created: rfc2822(participant.joinedAt),
    date_updated: rfc2822(participant.updatedAt),
    uri: `/${API_VERSION}/Accounts/${x.account.accountSid}/Conferences/${conference.sid}/Participants/${call.sid}.json`,
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

function updateParticipant({ x, form }: RestRequest, conference: Conference, participant: Participant): void {
  const { call } = participant;
  const hold = form.flag('Hold');
  const muted = form.flag('Muted');
  const ends = form.flag('EndConferenceOnExit');
  const announce = form.target('AnnounceUrl', 'AnnounceMethod');
  if (muted !== undefined) conference.setMuted(participant, muted);
  if (ends !== undefined && ends !== participant.endConferenceOnExit) {
    participant.endConferenceOnExit = ends;
    conference.modified(participant);
  }
  if (hold !== undefined) {
    const began = hold && !participant.hold;
    conference.setHold(participant, hold);
    const target = form.target('HoldUrl', 'HoldMethod');
    if (began) {
      participant.side = call.turn.child();
      if (target) void runBeside(x, call, participant.side, target);
      else playWaitingSound(call, participant.side);
    }
  }
  if (announce) {
    void runBeside(x, call, call.turn.child(), announce).then((ok) => conference.announced(ok, participant));
  }
}

/** Dials somebody into a conference, which begins to exist with that. */
function addParticipant(request: RestRequest, named: string): RestAnswer {
  const { x, form } = request;
  const to = dialable(form.required('To', 21201));
  const from = callerId(x, form.required('From', 21213));
  const conference = x.conferences.bySid(named) ?? x.conferences.named(named);
  if (conference.status === 'completed') throw notFound(request.url.pathname);
  if (conference.participants.size === 0 && conference.expected.size === 0) {
    conference.subscription ??= form.subscription('ConferenceStatusCallback', 'start end');
  }
  const options = {
    startConferenceOnEnter: form.flag('StartConferenceOnEnter') ?? true,
    endConferenceOnExit: form.flag('EndConferenceOnExit') ?? false,
    muted: form.flag('Muted') ?? false,
    label: form.text('Label'),
  };
  if (options.label && conference.isLabelTaken(options.label)) throw new RestError(400, 16025, 'The label is taken.');
  const waitUrl = form.url('WaitUrl');
  const quoted = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
  const attributes = Object.entries({
    startConferenceOnEnter: String(options.startConferenceOnEnter),
    endConferenceOnExit: String(options.endConferenceOnExit),
    muted: String(options.muted),
    ...(options.label ? { participantLabel: options.label } : {}),
    ...(waitUrl ? { waitUrl, waitMethod: form.method('WaitMethod') } : {}),
  });
  const written = attributes.map(([name, value]) => ` ${name}="${quoted(value)}"`).join('');
  const twiml = `<Response><Dial><Conference${written}>${quoted(conference.friendlyName)}</Conference></Dial></Response>`;
  const call = callOut(x, {
    to,
    from,
    source: { twiml },
    timeoutS: Math.min(600, Math.max(5, Number(form.text('Timeout') ?? 60) || 60)),
    progress: form.subscription('StatusCallback', 'completed'),
    fallback: undefined,
  });
  conference.expected.set(call, options);
  void call.ended.then(() => conference.giveUp(call));
  const now = x.clock.now();
  const side = undefined;
  const left = Promise.withResolvers<never>().promise;
  const shown = { ...options, call, hold: false, joinedAt: now, updatedAt: now, side, left, leave: () => {} };
  return { status: 201, body: { ...showParticipant(x, conference, shown), status: 'queued' } };
}

function participants(request: RestRequest, named: string, callSid: string | undefined): RestAnswer | undefined {
  const { x, method, url } = request;
  if (!callSid && method === 'POST') return addParticipant(request, named);
  const conference = x.conferences.bySid(named) ?? x.conferences.going(named);
  if (!conference) throw notFound(url.pathname);
  if (!callSid) {
    const wanted = (name: string, value: boolean) =>
      url.searchParams.get(name) === null || url.searchParams.get(name) === String(value);
    const found = [...conference.participants.values()].filter(
      (each) => wanted('Muted', each.muted) && wanted('Hold', each.hold),
    );
    return { status: 200, body: page('participants', found, url, (each) => showParticipant(x, conference, each)) };
  }
  const participant =
    conference.participants.get(callSid) ??
    [...conference.participants.values()].find((each) => each.label !== undefined && each.label === callSid);
  if (!participant) throw notFound(url.pathname);
  if (method === 'DELETE') {
    conference.leave(participant.call, 'participant_updated_via_api', true);
    return { status: 204 };
  }
  if (method === 'POST') updateParticipant(request, conference, participant);
  return { status: 200, body: showParticipant(x, conference, participant) };
}

/** `Conferences`, `Conferences/{sid}` and its `Participants`; a participant may be named by call SID or label. */
export function conferences(request: RestRequest): RestAnswer | undefined {
  const { x, method, path, url } = request;
  const [, sid, sub, callSid] = path;
  if (!sid) {
    const query = url.searchParams;
    const wanted = (name: string, value: string) => query.get(name) === null || query.get(name) === value;
    const found = x.conferences
      .list()
      .filter(
        (each) =>
          wanted('FriendlyName', each.friendlyName) &&
          wanted('Status', each.status) &&
          isWithin(query, 'DateCreated', each.createdAt),
      );
    return { status: 200, body: page('conferences', found, url, (each) => showConference(x, each)) };
  }
  if (sub === 'Participants') return participants(request, sid, callSid);
  const conference = x.conferences.bySid(sid);
  if (sub || !conference) throw notFound(url.pathname);
  if (method === 'POST') updateConference(request, conference);
  return { status: 200, body: showConference(x, conference) };
}
