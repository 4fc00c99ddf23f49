import type { StaffReply } from '../front.ts';
import { luckOf } from '../luck.ts';
import type { World } from '../world.ts';

export interface Ask {
  user: string;
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  body?: unknown;
}

/** Asks a staff route as people do: some press twice, and most try once more when it failed. The first answer counts. */
export function createDesk({ scheduler, faults, ask }: World, seed: number) {
  return async (name: string, request: Ask): Promise<StaffReply> => {
    const luck = luckOf(seed, `${name} asks`);
    const twice = request.method !== 'GET' && faults.strikes('pressedTwice', luck, name);
    const patience = luck.between(1_000, 8_000);
    const retries = luck.chance(0.7);
    if (twice) void ask({ ...request, name: `${name}'` });
    const reply = await ask({ ...request, name });
    if (reply.status < 500 || !retries) return reply;
    await new Promise<void>((resolve) => {
      scheduler.at(scheduler.now() + patience, `${name} tries again`, resolve);
    });
    return ask({ ...request, name: `${name}"` });
  };
}

export type Desk = ReturnType<typeof createDesk>;
