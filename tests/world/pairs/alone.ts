import type { Snapshot } from '../memory-table.ts';
import { commands } from './commands.ts';
import type { Scene } from './scene.ts';
import { prepare, type SituationName } from './situations.ts';
import { createStage } from './stage.ts';

/** What came of a command that was given by itself. */
export interface Alone {
  /** The line has answered it. */
  isOver: boolean;
  /** What a staff route answered. */
  status: number | undefined;
}

/** Longer than any command takes, and what follows it at once. */
const afterMs = 10_000;

/** Gives a command by itself; nothing when it cannot be given there. */
export async function giveAlone(scene: Scene, name: string): Promise<Alone | undefined> {
  const { world, pass } = scene.stage;
  const doable = commands[name]?.(scene, 'one');
  if (doable === undefined) return undefined;
  let isOver = false;
  let status: number | undefined;
  world.runtime.onOver((run) => {
    isOver ||= run === doable.run;
  });
  void doable.start()?.then((reply) => {
    status = reply.status;
  });
  await pass(afterMs);
  return { isOver, status };
}

/** Whether a command can be given in a situation, and is done there when nobody else is about. */
export type Chance = 'absent' | 'refused' | 'done';

/** Looks what each command comes to by itself, once for each situation. */
export function createChances(rows: Snapshot, seed: number) {
  const known = new Map<string, Chance>();
  return async (situation: SituationName, command: string): Promise<Chance> => {
    const name = `${situation}: ${command}`;
    const found = known.get(name);
    if (found !== undefined) return found;
    const scene = await prepare(createStage({ rows, seed, told: () => undefined }), situation);
    const given = await giveAlone(scene, command);
    const chance = given === undefined ? 'absent' : (given.status ?? 0) < 300 ? 'done' : 'refused';
    known.set(name, chance);
    return chance;
  };
}

export type Chances = ReturnType<typeof createChances>;
