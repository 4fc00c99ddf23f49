import { type Command, silently } from './command.ts';

/** A key at the prompt that is open: the run that answers it is the next document of the leg. */
function press(key: string): Command {
  return ({ citizen, stage }) => {
    if (citizen?.gather === undefined) return undefined;
    return {
      run: `${citizen.name}/${citizen.documents + 1}`,
      start: silently(() => stage.world.carrier.press(citizen, key)),
    };
  };
}

function hangUp(who: 'citizen' | 'softphone', status: 'ringing' | 'in-progress'): Command {
  return (scene) => {
    const leg = scene[who];
    if (leg?.status !== status) return undefined;
    const { carrier } = scene.stage.world;
    const start = silently(() => (status === 'ringing' ? carrier.reject(leg) : carrier.hangUp(leg)));
    return { run: `${leg.name}/end`, start };
  };
}

function answer(who: 'citizen' | 'softphone'): Command {
  return (scene) => {
    const leg = scene[who];
    if (leg?.status !== 'ringing') return undefined;
    return { run: `${leg.name}/${leg.documents + 1}`, start: silently(() => scene.stage.world.carrier.answer(leg)) };
  };
}

/** What is done at a telephone or softphone, by the carrier's word, and by the clock. */
export const telephoneCommands: Record<string, Command> = {
  ...Object.fromEntries([...'1234890*'].map((key) => [`presses ${key}`, press(key)])),
  'citizen hangs up': hangUp('citizen', 'in-progress'),
  'citizen answers': answer('citizen'),
  'citizen rejects': hangUp('citizen', 'ringing'),
  'softphone answers': answer('softphone'),
  'softphone rejects': hangUp('softphone', 'ringing'),
  'softphone is lost': hangUp('softphone', 'in-progress'),
  'rings in': ({ stage }, by) => {
    if (stage.telephones.own.legs.size > 0) return undefined;
    return { run: `${by}/1`, start: silently(() => stage.world.carrier.call(by, stage.telephones.own)) };
  },
  sweeps: ({ stage }, by) => {
    const run = `${by} sweeps`;
    return { run, start: silently(() => stage.world.sweeps.now(run)) };
  },
};
