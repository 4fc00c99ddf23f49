import type { Command } from './command.ts';
import type { Scene } from './scene.ts';

/** A request to a staff route, of which path and body may depend on the scene; nothing where there is no path. */
interface StaffCommand {
  user: string;
  path(scene: Scene): string | undefined;
  body?(scene: Scene): unknown;
}

function staff(method: 'POST' | 'PUT', { user, path: pathOf, body }: StaffCommand): Command {
  return (scene, by) => {
    const path = pathOf(scene);
    if (path === undefined) return undefined;
    const run = `${by} asks`;
    return { run, start: () => scene.stage.world.ask({ name: run, user, method, path, body: body?.(scene) }) };
  };
}

type Ids = { [Part in keyof Scene]-?: Scene[Part] extends string | undefined ? Part : never }[keyof Scene];

/** A path with an id of the scene in it; nothing where there is none. */
export function of(part: Ids, before: string, after: string) {
  return (scene: Scene) => (scene[part] === undefined ? undefined : `${before}${scene[part]}${after}`);
}

export function ofVisit(after: string) {
  return of('visitId', '/api/visits/', after);
}

/** Only where there is something else too. */
export function where(isThere: (scene: Scene) => boolean, path: StaffCommand['path']): StaffCommand['path'] {
  return (scene) => (isThere(scene) ? path(scene) : undefined);
}

/** Posts something, or nothing, to a path of the scene. */
export function posts(user: string, path: StaffCommand['path'], body?: StaffCommand['body']): Command {
  return staff('POST', { user, path, ...(body !== undefined && { body }) });
}

export function puts(user: string, path: StaffCommand['path'], body: NonNullable<StaffCommand['body']>): Command {
  return staff('PUT', { user, path, body });
}
