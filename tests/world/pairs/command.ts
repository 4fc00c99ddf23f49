import type { Scene } from './scene.ts';

/** Something that somebody can do, and the name of the run of a function it comes to. */
export interface Doable {
  run: string;
  /** Answered by a staff route; webhooks and sweeps are not. */
  start(): Promise<{ status: number; body: Record<string, unknown> }> | undefined;
}

/** Nothing when it cannot be done in this scene. `by` tells two of the same kind apart. */
export type Command = (scene: Scene, by: string) => Doable | undefined;

/** Does something that no staff route answers. */
export function silently(act: () => unknown) {
  return () => {
    act();
    return undefined;
  };
}
