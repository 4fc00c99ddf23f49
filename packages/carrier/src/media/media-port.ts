/**
 * The port between the carrier's engine and the audio end of genuine browser legs.
 * The engine decides what is heard by whom; the media end carries sound and the voice SDK's signalling.
 * Media always runs in real time, also while the clock is driven.
 */
import type { Server } from 'node:http';

/** 160 bytes of µ-law at 8 kHz: 20 ms of sound. */
export type Frame = Uint8Array;

/** What is playing on a leg. `done` resolves when it has been heard to its end, was stopped, or the leg closed. */
export interface Playback {
  done: Promise<void>;
  stop(): void;
}

/** The sound of one browser leg. Every method may be called before media is up and after it closed. */
export interface LegAudio {
  /** Plays in real time, 20 ms a frame, over whatever room the leg is in. A later `play` replaces the earlier. */
  play(audio: Frame[] | { loop: Frame[] }): Playback;
  /** Hears and is heard by every other leg of the room; leaves the room it was in. */
  join(room: string): void;
  leave(): void;
  /** On hold neither hears nor is heard by the room; what is played is still heard. */
  hold(on: boolean): void;
  /** Muted: hears the room but is not heard by it. */
  mute(on: boolean): void;
  /** Keys: their tones are heard by whoever hears the leg, in place of its voice. */
  press(keys: string): void;
  /** Hears the room and is heard by that leg alone: by nobody if null (it has no sound here), again by all if undefined. */
  coach(heardBy: LegAudio | null | undefined): void;
  close(): void;
}

/** Signalling of one browser call. */
export interface BrowserLeg {
  /** Given by the engine. */
  readonly callSid: string;
  readonly audio: LegAudio;
  /** For a call the browser made. */
  ringing(): void;
  /** For a call the browser made. */
  answer(): void;
  /** Ends an answered call, or a call the browser made that was never answered. */
  hangup(): void;
  /** Withdraws a call that still rings in the browser. */
  cancel(): void;
}

/** What the engine is told; the engine implements it, the media end calls it. */
export interface MediaEvents {
  /** A page called out (`Device.connect({params})`); returns the CallSid the engine gave it. */
  outgoing(leg: Omit<BrowserLeg, 'callSid'>, from: { identity: string }, params: Record<string, string>): string;
  accepted(callSid: string): void;
  rejected(callSid: string): void;
  /** The browser ended the call or is gone for good. Not called for an end the engine asked for. */
  hungUp(callSid: string): void;
  /** One or more of `0-9*#w`. */
  digits(callSid: string, digits: string): void;
  registered(identity: string): void;
  unregistered(identity: string): void;
}

export interface Media {
  isRegistered(identity: string): boolean;
  /** Rings a registered browser; undefined when the identity is not registered or its browser is busy in a call. */
  invite(
    identity: string,
    callSid: string,
    parameters: { From: string; To: string },
    custom: Record<string, string>,
  ): BrowserLeg | undefined;
  /** Speech as frames, cached; resolves [] if speech is off. */
  speak(text: string, language: string): Promise<Frame[]>;
  connect(events: MediaEvents): void;
  /** Serves WebSocket /signal on that server (Origin host must equal Host). */
  attach(server: Server): void;
  close(): Promise<void>;
}
