import { apiVersion } from '../account.ts';
import type { Call } from '../call.ts';
import { callOut } from '../calling.ts';
import type { Conference, JoinOptions, Participant } from '../conference.ts';
import { rfc2822 } from '../duration.ts';
import type { Exchange } from '../exchange.ts';
import { playWaitingSound, runBeside } from '../twiml/side-document.ts';
import { callerId, dialable } from './calls.ts';
import { detectionOf } from './detection.ts';
import type { Form } from './form.ts';
import { page } from './paging.ts';
import type { RestAnswer, RestRequest } from './request.ts';
import { notFound, RestError } from './rest-error.ts';

const neverLeft = Promise.withResolvers<never>().promise;

function showParticipant(x: Exchange, conference: Conference, participant: Participant): Record<string, unknown> {
  const { call } = participant;
  return {
    account_sid: x.account.accountSid,
    call_sid: call.sid,
    conference_sid: conference.sid,
    label: participant.label ?? null,
    call_sid_to_coach: participant.coaches ?? null,
    coaching: participant.coaches !== undefined,
    muted: participant.muted,
    hold: participant.hold,
    status: 'connected',
    start_conference_on_enter: participant.startConferenceOnEnter,
    end_conference_on_exit: participant.endConferenceOnExit,
    queue_time: String(call.queuedMs),
    date_created: rfc2822(participant.joinedAt),
    date_updated: rfc2822(participant.updatedAt),
    uri: `/${apiVersion}/Accounts/${x.account.accountSid}/Conferences/${conference.sid}/Participants/${call.sid}.json`,
  };
}

function updateParticipant({ x, form }: RestRequest, conference: Conference, participant: Participant): void {
  const { call } = participant;
  const hold = form.flag('Hold');
  const muted = form.flag('Muted');
  const ends = form.flag('EndConferenceOnExit');
  const announce = form.target('AnnounceUrl', 'AnnounceMethod');
  // Refused before anything is done.
  const coached = coachedIn(form, conference, call.sid);
  if (muted !== undefined) conference.setMuted(participant, muted);
  if (ends !== undefined && ends !== participant.endConferenceOnExit) {
    participant.endConferenceOnExit = ends;
    conference.modified(participant);
  }
  if (coached !== undefined) conference.setCoaching(participant, coached.sid);
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

/**
 * Whom a participant is to coach, by their CallSid; `sid` undefined: nobody any more. Who names one coaches.
 * @throws RestError 13240 for one who is not in the conference
 */
function coachedIn(form: Form, conference: Conference, own?: string): { sid: string | undefined } | undefined {
  const named = form.text('CallSidToCoach');
  const coaching = form.flag('Coaching') ?? (named === undefined ? undefined : true);
  if (coaching !== true) return coaching === undefined ? undefined : { sid: undefined };
  if (named === undefined || named === own || !conference.participants.has(named))
    throw new RestError(400, 13240, 'The call to coach is not in this conference.');
  return { sid: named };
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
    coaches: coachedIn(form, conference)?.sid,
    label: form.text('Label'),
  };
  if (options.label && conference.isLabelTaken(options.label)) throw new RestError(400, 16025, 'The label is taken.');
  const waitUrl = form.url('WaitUrl');
  const quoted = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
  const attributes = Object.entries({
    startConferenceOnEnter: String(options.startConferenceOnEnter),
    endConferenceOnExit: String(options.endConferenceOnExit),
    muted: String(options.muted),
    ...(options.coaches ? { coach: options.coaches } : {}),
    ...(options.label ? { participantLabel: options.label } : {}),
    ...(waitUrl ? { waitUrl, waitMethod: form.method('WaitMethod') } : {}),
  });
  const written = attributes.map(([name, value]) => ` ${name}="${quoted(value)}"`).join('');
  const twiml = `<Response><Dial><Conference${written}>${quoted(conference.friendlyName)}</Conference></Dial></Response>`;
  const detection = detectionOf(form, 'AmdStatusCallback');
  const call = callOut(x, {
    to,
    from,
    source: { twiml },
    detection: detection && { ...detection, inTheWay: false },
    timeoutS: Math.min(600, Math.max(5, Number(form.text('Timeout') ?? 60) || 60)),
    progress: form.subscription('StatusCallback', 'completed'),
    fallback: undefined,
  });
  conference.expected.set(call, options);
  void call.ended.then(() => conference.giveUp(call));
  return { status: 201, body: showExpected(x, conference, call, options) };
}

/** Somebody dialled who has not joined yet. */
function showExpected(x: Exchange, conference: Conference, call: Call, options: JoinOptions): Record<string, unknown> {
  const at = call.createdAt;
  const out = { hold: false, joinedAt: at, updatedAt: at, side: undefined, left: neverLeft, leave: () => {} };
  const status = call.status === 'initiated' ? 'connecting' : call.status;
  return { ...showParticipant(x, conference, { ...options, ...out, call }), status };
}

function ofExpected({ x, method }: RestRequest, conference: Conference, call: Call, options: JoinOptions): RestAnswer {
  if (method === 'DELETE') {
    call.end('canceled');
    return { status: 204 };
  }
  return { status: 200, body: showExpected(x, conference, call, options) };
}

/** `Participants` of a conference named by SID (or, to dial into it, by name); one is named by call SID or label. */
export function participants(request: RestRequest, named: string, callSid: string | undefined): RestAnswer | undefined {
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
    const dialled = [...conference.expected].map(([call, options]) => showExpected(x, conference, call, options));
    const shown = [...found.map((each) => showParticipant(x, conference, each)), ...dialled];
    return { status: 200, body: page('participants', shown, url, (each) => each) };
  }
  const expected = [...conference.expected].find(([call, { label }]) => call.sid === callSid || label === callSid);
  if (expected) return ofExpected(request, conference, ...expected);
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
