import type { Leg } from '../carrier/leg.ts';
import type { Stage } from './stage.ts';

/** What stands when two commands meet, as far as the situation has it. */
export interface Scene extends Prepared {
  stage: Stage;
  personId?: string | undefined;
  callId?: string | undefined;
  meetingId?: string | undefined;
  followUpId?: string | undefined;
  messageId?: string | undefined;
  taskId?: string | undefined;
  watchMarkId?: string | undefined;
  correctionId?: string | undefined;
  /** Of whoever's birthday is near. */
  birthdayId?: string | undefined;
  /** Of the note as it can be read. */
  noteVersion?: number | undefined;
  /** Another case, and two free times. */
  otherVisitId: string;
  slotIds: [string, string];
}

/** What a situation is made of. */
export interface Prepared {
  visitId: string;
  /** The version of the answers. */
  version?: number | undefined;
  /** The citizen's leg, and the softphone's that rings or talks. */
  citizen?: Leg | undefined;
  softphone?: Leg | undefined;
}

export type Prepare = (stage: Stage) => Promise<Prepared>;
