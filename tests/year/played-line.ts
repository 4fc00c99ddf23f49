import type { Table } from '../../functions/adapters/table.ts';
import type { DeskView } from '../../schemas/staff-api.ts';
import type { Citizen, TelephoneBehaviour } from '../line/citizen.ts';
import type { Staff } from '../line/consultant.ts';
import type { Rules } from './rules.ts';

/** Somebody's telephone, as far as a year needs it. Legs and messages come newest first. */
export interface Telephone extends Pick<Citizen, 'leg' | 'legs' | 'heard' | 'messages'> {
  behaves(manner: TelephoneBehaviour): Promise<void>;
  withholdsNumber(): Promise<void>;
  /** Dials the line and is answered; gives the call's SID. */
  calls(): Promise<string>;
  presses(keys: string): Promise<void>;
  hangsUp(): Promise<void>;
}

/** What the players reach of the line, whichever way it is run. Every verb answers when nothing is under way any more. */
export interface PlayedLine {
  citizen(number: string): Telephone;
  staff(user: string): Staff;
  consultant(user: string): {
    /** Signs in with a softphone that answers, and is available. */
    goesOnDuty(): Promise<unknown>;
    desk(): Promise<DeskView>;
  };
  /** A call that came in, as the line has it. */
  callOf(callSid: string): Promise<{ callId: string; visitId: string }>;
  /** Epoch ms at which the line's clock stands. */
  now(): number;
  /** Lets time go by up to a moment (epoch ms); everything that falls due on the way happens. */
  passTo(moment: number): Promise<void>;
  /** The line's table, once everything that has happened is counted. */
  table(): Promise<Table>;
  /** Says when everything has come to rest what must never be so and was; nothing where nobody watches. */
  violations(): readonly string[];
  /** How often each thing went wrong on the way; nothing where nothing is made to. */
  struck(): Readonly<Record<string, number>>;
  stop(): Promise<void>;
}

/** Opens a line under the rules, whose clock stands at a moment (epoch ms). */
export type OpenLine = (rules: Rules, begins: number) => Promise<PlayedLine>;
