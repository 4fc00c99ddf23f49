import type { Frame, LegAudio, Playback } from './media-port.ts';
import { mix, silence } from './mulaw.ts';
import { tonesOf } from './tones.ts';

/** Frames kept from a browser before its oldest are thrown away: 160 ms, the most a talk may lag by. */
const longestQueue = 8;
/** Frames gathered after a gap before they are used, so that a late packet does not click: 40 ms. */
const gather = 2;
/** A prompt waits for the browser's media at most this many ticks (3 s), then runs unheard: a call must not hang on it. */
const patience = 150;

interface Playing {
  frames: Frame[];
  loop: boolean;
  at: number;
  waited: number;
  finish(): void;
}

/** One leg in the mixer. */
export interface MixedLeg {
  audio: LegAudio;
  /** A frame came from the browser. */
  receive(frame: Frame): void;
  /** The browser's media is up; before this nothing is sent to it. */
  up(): void;
}

interface Leg {
  audio: LegAudio | undefined;
  send(frame: Frame): void;
  queue: Frame[];
  gathering: boolean;
  /** Of keys that were pressed, not heard by anybody yet. */
  tones: Frame[];
  spoken: Frame | undefined;
  room: string | undefined;
  held: boolean;
  muted: boolean;
  /** Heard by this leg alone, or by nobody. */
  heardBy: LegAudio | null | undefined;
  isUp: boolean;
  playing: Playing | undefined;
}

export interface Mixer {
  leg(send: (frame: Frame) => void): MixedLeg;
  /** Moves every leg on by 20 ms: takes one frame from each and gives one to each. */
  tick(): void;
  size(): number;
}

/** The rooms of one carrier. Pure of time: somebody else calls `tick` fifty times a second. */
export function createMixer(changed: (size: number) => void = () => {}): Mixer {
  const legs = new Set<Leg>();

  const tick = () => {
    for (const leg of legs) {
      const voice = take(leg);
      leg.spoken = leg.tones.shift() ?? voice;
    }
    for (const leg of legs) {
      const played = advance(leg);
      if (leg.isUp) leg.send(played ?? heard(leg, legs));
    }
  };

  const create = (send: (frame: Frame) => void): MixedLeg => {
    const leg: Leg = {
      audio: undefined,
      send,
      queue: [],
      gathering: true,
      tones: [],
      spoken: undefined,
      room: undefined,
      held: false,
      muted: false,
      heardBy: undefined,
      isUp: false,
      playing: undefined,
    };
    legs.add(leg);
    changed(legs.size);
    const audio = audioOf(leg, legs, changed);
    leg.audio = audio;
    return {
      receive: (frame) => enqueue(leg, frame),
      up: () => {
        leg.isUp = true;
      },
      audio,
    };
  };

  return { leg: create, tick, size: () => legs.size };
}

/** What the engine may ask of a leg. */
function audioOf(leg: Leg, legs: Set<Leg>, changed: (size: number) => void): LegAudio {
  return {
    play: (audio) => (legs.has(leg) ? start(leg, audio) : { done: Promise.resolve(), stop: () => {} }),
    join: (room) => {
      leg.room = room;
    },
    leave: () => {
      leg.room = undefined;
      leg.tones = [];
    },
    hold: (on) => {
      leg.held = on;
    },
    mute: (on) => {
      leg.muted = on;
    },
    press: (keys) => {
      // Of keys at a menu nothing is heard by whoever is met afterwards.
      if (leg.room !== undefined) leg.tones.push(...tonesOf(keys));
    },
    coach: (heardBy) => {
      leg.heardBy = heardBy;
    },
    close: () => {
      if (!legs.delete(leg)) return;
      stop(leg);
      changed(legs.size);
    },
  };
}

function enqueue(leg: Leg, frame: Frame): void {
  leg.queue.push(frame);
  if (leg.queue.length > longestQueue) leg.queue.splice(0, leg.queue.length - gather);
}

function take(leg: Leg): Frame | undefined {
  if (leg.gathering && leg.queue.length < gather) return undefined;
  leg.gathering = false;
  const frame = leg.queue.shift();
  if (!frame) leg.gathering = true;
  return frame;
}

function heard(leg: Leg, legs: Set<Leg>): Frame {
  if (leg.room === undefined || leg.held) return silence;
  const speakers: Frame[] = [];
  for (const other of legs) {
    if (other === leg || other.room !== leg.room || other.held || other.muted || !other.spoken) continue;
    if (other.heardBy !== undefined && other.heardBy !== leg.audio) continue;
    speakers.push(other.spoken);
  }
  return mix(speakers);
}

function start(leg: Leg, audio: Frame[] | { loop: Frame[] }): Playback {
  stop(leg);
  const frames = Array.isArray(audio) ? audio : audio.loop;
  const { promise: done, resolve } = Promise.withResolvers<void>();
  if (frames.length === 0) {
    resolve();
    return { done, stop: () => {} };
  }
  const playing: Playing = { frames, loop: !Array.isArray(audio), at: 0, waited: 0, finish: resolve };
  leg.playing = playing;
  return {
    done,
    stop: () => {
      if (leg.playing === playing) stop(leg);
    },
  };
}

function stop(leg: Leg): void {
  const playing = leg.playing;
  leg.playing = undefined;
  playing?.finish();
}

/** The next frame of what plays, if anything does. */
function advance(leg: Leg): Frame | undefined {
  const playing = leg.playing;
  if (!playing) return undefined;
  if (!leg.isUp && playing.waited < patience) {
    playing.waited += 1;
    return undefined;
  }
  const frame = playing.frames[playing.at];
  playing.at += 1;
  if (playing.at >= playing.frames.length) {
    if (playing.loop) playing.at = 0;
    else stop(leg);
  }
  return frame;
}
