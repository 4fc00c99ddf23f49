import type { Scheduler } from '../scheduler.ts';
import type { Conferences } from './conference.ts';
import type { Leg, Turn } from './leg.ts';
import type { Webhooks } from './webhooks.ts';

/** A document to ask for. */
export interface Source {
  url: string;
  fields?: Record<string, string>;
  isFallback?: boolean;
}

export interface Exchange {
  scheduler: Scheduler;
  conferences: Conferences;
  webhooks: Webhooks;
  accountSid: string;
  /** Documents that are files and not the line's answers. */
  files: ReadonlyMap<string, string>;
  says(leg: Leg, text: string): void;
  end(leg: Leg, status: 'completed' | 'busy' | 'no-answer'): void;
}

/** A leg in one of its stretches. */
export interface Stage {
  x: Exchange;
  leg: Leg;
  turn: Turn;
}

/** Driven milliseconds of a Say or one loop of a Play. */
export const promptMs = 1000;
