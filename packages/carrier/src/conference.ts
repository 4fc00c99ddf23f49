import type { Clock } from 'driven-clock/clock';
import type { Call, Place, Subscription } from './call.ts';
import { rfc2822 } from './duration.ts';
import { newSid } from './sid.ts';
import type { Turn } from './turn.ts';
import type { Fields } from './webhook/sign.ts';

export type LeaveReason =
  | 'conference_ended_via_api'
  | 'moderator_ended_conference'
  | 'participant_updated_via_api'
  | 'participant_hung_up'
  | 'participant_add_failed';

export type EndReason =
  | 'conference-ended-via-api'
  | 'last-participant-kicked'
  | 'last-participant-left'
  | 'participant-with-end-conference-on-exit-kicked'
  | 'participant-with-end-conference-on-exit-left';

export interface JoinOptions {
  startConferenceOnEnter: boolean;
  endConferenceOnExit: boolean;
  muted: boolean;
  /** The CallSid of the one participant by whom this one is heard. Who is gone meanwhile hears nothing more: then nobody does. */
  coaches: string | undefined;
  label: string | undefined;
}

export interface Participant extends JoinOptions {
  call: Call;
  hold: boolean;
  joinedAt: number;
  updatedAt: number;
  /** What only this participant hears: waiting, hold or an announcement. */
  side: Turn | undefined;
  /** Resolves when the participant is out. */
  left: Promise<LeaveReason>;
  leave(reason: LeaveReason): void;
}

/** Which subscription word covers an event. */
function wordOf(event: string): string {
  if (event.startsWith('conference-')) return event.slice('conference-'.length);
  if (event.startsWith('announcement-')) return 'announcement';
  return event.slice('participant-'.length).replace(/^un/, '');
}

/** Whoever coaches is heard by nobody but whom they coach. */
function isHeardBy({ coaches }: Participant, other: Participant): boolean {
  return coaches === undefined || coaches === other.call.sid;
}

/** A conference of any number of calls. It starts with two of them and one that may start it. */
export class Conference implements Place {
  readonly sid = newSid('CF');
  readonly friendlyName: string;
  readonly createdAt: number;
  updatedAt: number;
  status: 'init' | 'in-progress' | 'completed' = 'init';
  reasonEnded: EndReason | undefined;
  callSidEnding: string | undefined;
  /** Where and of what it tells: fixed by whoever named the conference first. */
  subscription: Subscription | undefined;
  readonly participants = new Map<string, Participant>();
  /** Calls dialled into it by REST that have not joined yet. */
  readonly expected = new Map<Call, JoinOptions>();
  isRecorded = false;
  readonly #started = Promise.withResolvers<void>();
  readonly #ended = Promise.withResolvers<void>();
  #sequence = 0;
  readonly #clock: Clock;
  readonly #post: (conference: Conference, fields: Fields) => void;

  constructor(name: string, clock: Clock, post: (conference: Conference, fields: Fields) => void) {
    this.friendlyName = name;
    this.#clock = clock;
    this.createdAt = clock.now();
    this.updatedAt = this.createdAt;
    this.#post = post;
  }

  /** Resolves when two can talk in it. */
  get started(): Promise<void> {
    return this.#started.promise;
  }

  get ended(): Promise<void> {
    return this.#ended.promise;
  }

  isLabelTaken(label: string): boolean {
    return [...this.participants.values()].some((participant) => participant.label === label);
  }

  join(call: Call, options: JoinOptions): Participant {
    const { promise, resolve } = Promise.withResolvers<LeaveReason>();
    const now = this.#clock.now();
    const participant: Participant = {
      ...options,
      call,
      hold: false,
      joinedAt: now,
      updatedAt: now,
      side: undefined,
      left: promise,
      leave: resolve,
    };
    this.expected.delete(call);
    this.participants.set(call.sid, participant);
    call.place = this;
    call.hear('conference', this.friendlyName);
    const mayStart = [...this.participants.values()].some((each) => each.startConferenceOnEnter);
    if (this.status === 'init' && mayStart && this.participants.size >= 2) this.#start();
    else if (this.status === 'in-progress') this.#connect(participant);
    this.#tellOf('participant-join', participant);
    return participant;
  }

  /** Takes a call out, whatever the reason. */
  leave(call: Call, reason: LeaveReason, kicked = false): void {
    const participant = this.participants.get(call.sid);
    if (!participant) return;
    this.#drop(participant, reason);
    const by = kicked ? 'kicked' : 'left';
    if (participant.endConferenceOnExit) {
      this.callSidEnding = call.sid;
      this.end(`participant-with-end-conference-on-exit-${by}`, 'moderator_ended_conference');
    } else if (this.participants.size === 0 && this.expected.size === 0) {
      this.callSidEnding = call.sid;
      this.end(`last-participant-${by}`, 'participant_hung_up');
    }
  }

  /** A call dialled into the conference that never came. */
  giveUp(call: Call): void {
    const options = this.expected.get(call);
    if (!options) return;
    this.expected.delete(call);
    this.#tell('participant-leave', {
      CallSid: call.sid,
      ...(options.label ? { ParticipantLabel: options.label } : {}),
      ParticipantCallStatus: call.status,
      ReasonParticipantLeft: 'participant_add_failed',
    });
    if (this.participants.size === 0 && this.expected.size === 0)
      this.end('last-participant-left', 'participant_hung_up');
  }

  /** Ends it for everybody: their documents go on after the Dial. */
  end(reason: EndReason, left: LeaveReason = 'conference_ended_via_api'): void {
    if (this.status === 'completed') return;
    this.status = 'completed';
    this.updatedAt = this.#clock.now();
    this.reasonEnded = reason;
    for (const participant of [...this.participants.values()]) this.#drop(participant, left);
    this.#ended.resolve();
    this.#tell('conference-end', {
      Reason: reason.replaceAll('-', ' '),
      ReasonConferenceEnded: reason,
      ...(this.callSidEnding ? { CallSidEndingConference: this.callSidEnding } : {}),
    });
  }

  setHold(participant: Participant, hold: boolean): void {
    if (participant.hold === hold) return;
    participant.hold = hold;
    participant.side?.end();
    participant.side = undefined;
    participant.call.browser?.audio.hold(hold);
    if (hold) participant.call.hear('hold', this.friendlyName);
    this.#tellOf(hold ? 'participant-hold' : 'participant-unhold', participant);
  }

  setMuted(participant: Participant, muted: boolean): void {
    if (participant.muted === muted) return;
    participant.muted = muted;
    participant.call.browser?.audio.mute(muted);
    this.#tellOf(muted ? 'participant-mute' : 'participant-unmute', participant);
  }

  /** From now on heard by that participant alone, or again by everybody. */
  setCoaching(participant: Participant, coached: string | undefined): void {
    if (participant.coaches === coached) return;
    participant.coaches = coached;
    this.#coach(participant);
    this.#tellOf('participant-modify', participant);
  }

  modified(participant: Participant): void {
    this.#tellOf('participant-modify', participant);
  }

  announced(ok: boolean, participant?: Participant): void {
    const event = ok ? 'announcement-end' : 'announcement-fail';
    if (participant) this.#tellOf(event, participant);
    else this.#tell(event, {});
  }

  peers(call: Call): string[] {
    const me = this.participants.get(call.sid);
    const speaks = (participant: Participant) => !participant.hold && !participant.muted;
    if (this.status !== 'in-progress' || !me || !speaks(me)) return [];
    return [...this.participants.values()]
      .filter((each) => each !== me && speaks(each) && isHeardBy(each, me) && isHeardBy(me, each))
      .map((each) => each.call.sid);
  }

  remove(call: Call, reason: 'participant_hung_up' | 'participant_updated_via_api'): void {
    this.leave(call, reason);
  }

  #start(): void {
    this.status = 'in-progress';
    this.updatedAt = this.#clock.now();
    this.#tell('conference-start', {});
    this.#started.resolve();
    for (const participant of this.participants.values()) this.#connect(participant);
  }

  #connect(participant: Participant): void {
    participant.side?.end();
    participant.side = undefined;
    const audio = participant.call.browser?.audio;
    audio?.join(this.sid);
    audio?.mute(participant.muted);
    if (participant.coaches !== undefined) this.#coach(participant);
  }

  #coach({ call, coaches }: Participant): void {
    const audio = call.browser?.audio;
    if (coaches === undefined) audio?.coach(undefined);
    else audio?.coach(this.participants.get(coaches)?.call.browser?.audio ?? null);
  }

  #drop(participant: Participant, reason: LeaveReason): void {
    this.participants.delete(participant.call.sid);
    participant.side?.end();
    const audio = participant.call.browser?.audio;
    audio?.leave();
    audio?.hold(false);
    audio?.mute(false);
    if (participant.coaches !== undefined) audio?.coach(undefined);
    if (participant.call.place === this) participant.call.place = undefined;
    this.#tellOf('participant-leave', participant, {
      ParticipantCallStatus: reason === 'participant_hung_up' ? 'completed' : participant.call.status,
      ReasonParticipantLeft: reason,
    });
    participant.leave(reason);
  }

  #tellOf(event: string, participant: Participant, more: Fields = {}): void {
    participant.updatedAt = this.#clock.now();
    this.#tell(event, {
      CallSid: participant.call.sid,
      Muted: String(participant.muted),
      Hold: String(participant.hold),
      Coaching: String(participant.coaches !== undefined),
      EndConferenceOnExit: String(participant.endConferenceOnExit),
      StartConferenceOnEnter: String(participant.startConferenceOnEnter),
      ...(participant.label ? { ParticipantLabel: participant.label } : {}),
      ...more,
    });
  }

  #tell(event: string, fields: Fields): void {
    if (!this.subscription?.events.has(wordOf(event))) return;
    this.#post(this, {
      ConferenceSid: this.sid,
      FriendlyName: this.friendlyName,
      StatusCallbackEvent: event,
      SequenceNumber: String(++this.#sequence),
      Timestamp: rfc2822(this.#clock.now()),
      ...fields,
    });
  }
}

/** Every conference there was; a name means the one still going on. */
export class Conferences {
  readonly #clock: Clock;
  readonly #post: (conference: Conference, fields: Fields) => void;
  readonly #going = new Map<string, Conference>();
  readonly #bySid = new Map<string, Conference>();
  readonly #byName = new Map<string, Conference[]>();

  constructor(clock: Clock, post: (conference: Conference, fields: Fields) => void) {
    this.#clock = clock;
    this.#post = post;
  }

  bySid(sid: string): Conference | undefined {
    return this.#bySid.get(sid);
  }

  /** Newest first; of one name only, if given. */
  list(name?: string | null): Conference[] {
    const all = typeof name === 'string' ? (this.#byName.get(name) ?? []) : [...this.#bySid.values()];
    return all.toReversed();
  }

  going(name: string): Conference | undefined {
    const conference = this.#going.get(name);
    return conference?.status === 'completed' ? undefined : conference;
  }

  /** The conference going on under that name, else a new one. */
  named(name: string): Conference {
    const going = this.going(name);
    if (going) return going;
    const conference = new Conference(name, this.#clock, this.#post);
    this.#going.set(name, conference);
    this.#bySid.set(conference.sid, conference);
    this.#byName.set(name, [...(this.#byName.get(name) ?? []), conference]);
    return conference;
  }
}
