import { describe, expect, test } from 'vitest';
import type { Frame } from './media-port.ts';
import { createMixer, type Mixer } from './mixer.ts';
import { mix, silence } from './mulaw.ts';

function frame(value: number): Frame {
  return new Uint8Array(160).fill(value);
}

/** A leg that speaks a steady value and notes what it hears. */
function person(mixer: Mixer, value: number) {
  const heard: Frame[] = [];
  const leg = mixer.leg((sent) => heard.push(sent));
  leg.up();
  return { audio: leg.audio, leg, speak: () => leg.receive(frame(value)), last: () => heard.at(-1), heard };
}

function run(mixer: Mixer, ticks: number, people: { speak(): void }[] = []) {
  for (let i = 0; i < ticks; i += 1) {
    for (const one of people) one.speak();
    mixer.tick();
  }
}

describe('a room', () => {
  test('lets two hear each other and not themselves', () => {
    const mixer = createMixer();
    const [anna, bo] = [person(mixer, 10), person(mixer, 20)];
    for (const one of [anna, bo]) one.audio.join('talk');

    run(mixer, 4, [anna, bo]);

    expect(anna.last()).toEqual(frame(20));
    expect(bo.last()).toEqual(frame(10));
  });

  test('is not heard from another room, nor from none', () => {
    const mixer = createMixer();
    const [anna, bo, outside] = [person(mixer, 10), person(mixer, 20), person(mixer, 30)];
    anna.audio.join('one');
    bo.audio.join('two');

    run(mixer, 4, [anna, bo, outside]);

    for (const one of [anna, bo, outside]) expect(one.last()).toBe(silence);
  });

  test('is left by joining another and by leaving', () => {
    const mixer = createMixer();
    const [anna, bo] = [person(mixer, 10), person(mixer, 20)];
    for (const one of [anna, bo]) one.audio.join('one');
    run(mixer, 4, [anna, bo]);

    anna.audio.join('two');
    run(mixer, 2, [anna, bo]);
    expect(bo.last()).toBe(silence);

    anna.audio.join('one');
    run(mixer, 2, [anna, bo]);
    expect(bo.last()).toEqual(frame(10));

    bo.audio.leave();
    run(mixer, 2, [anna, bo]);
    expect(bo.last()).toBe(silence);
  });

  test('neither hears nor is heard by somebody on hold', () => {
    const mixer = createMixer();
    const [anna, bo] = [person(mixer, 10), person(mixer, 20)];
    for (const one of [anna, bo]) one.audio.join('talk');

    anna.audio.hold(true);
    run(mixer, 4, [anna, bo]);
    expect([anna.last(), bo.last()]).toEqual([silence, silence]);

    anna.audio.hold(false);
    run(mixer, 4, [anna, bo]);
    expect([anna.last(), bo.last()]).toEqual([frame(20), frame(10)]);
  });

  test('is heard by somebody muted who is not heard', () => {
    const mixer = createMixer();
    const [anna, bo] = [person(mixer, 10), person(mixer, 20)];
    for (const one of [anna, bo]) one.audio.join('talk');

    anna.audio.mute(true);
    run(mixer, 4, [anna, bo]);

    expect([anna.last(), bo.last()]).toEqual([frame(20), silence]);
  });
});

describe('whoever coaches', () => {
  test('hears everybody and is heard by the coached leg alone', () => {
    const mixer = createMixer();
    const [citizen, consultant, coach] = [person(mixer, 10), person(mixer, 20), person(mixer, 30)];
    const all = [citizen, consultant, coach];
    for (const one of all) one.audio.join('talk');

    coach.audio.coach(consultant.audio);
    run(mixer, 4, all);
    expect(citizen.last()).toEqual(frame(20));
    expect(consultant.last()).toEqual(mix([frame(10), frame(30)]));
    expect(coach.last()).toEqual(mix([frame(10), frame(20)]));

    coach.audio.coach(undefined);
    run(mixer, 2, all);
    expect(citizen.last()).toEqual(mix([frame(20), frame(30)]));
  });

  test('is heard by nobody once the coached leg has gone, or where it has no sound here', () => {
    const mixer = createMixer();
    const [citizen, consultant, coach] = [person(mixer, 10), person(mixer, 20), person(mixer, 30)];
    const all = [citizen, consultant, coach];
    for (const one of all) one.audio.join('talk');

    coach.audio.coach(consultant.audio);
    consultant.audio.close();
    run(mixer, 4, [citizen, coach]);
    expect(citizen.last()).toEqual(silence);
    expect(coach.last()).toEqual(frame(10));

    coach.audio.coach(null);
    run(mixer, 2, [citizen, coach]);
    expect(citizen.last()).toEqual(silence);
  });
});

describe('what is played', () => {
  test('is heard frame by frame instead of the room, and reports its end', async () => {
    const mixer = createMixer();
    const [anna, bo] = [person(mixer, 10), person(mixer, 20)];
    for (const one of [anna, bo]) one.audio.join('talk');
    run(mixer, 4, [anna, bo]);

    const playback = anna.audio.play([frame(1), frame(2)]);
    run(mixer, 3, [anna, bo]);
    await playback.done;

    expect(anna.heard.slice(-3)).toEqual([frame(1), frame(2), frame(20)]);
  });

  test('loops until it is stopped', async () => {
    const mixer = createMixer();
    const anna = person(mixer, 10);

    const playback = anna.audio.play({ loop: [frame(1), frame(2)] });
    run(mixer, 5);
    playback.stop();
    run(mixer, 1);
    await playback.done;

    expect(anna.heard).toEqual([frame(1), frame(2), frame(1), frame(2), frame(1), silence]);
  });

  test('gives way to what is played next, and says so', async () => {
    const mixer = createMixer();
    const anna = person(mixer, 10);
    const first = anna.audio.play({ loop: [frame(1)] });

    const second = anna.audio.play([frame(2)]);
    first.stop();
    run(mixer, 1);
    await Promise.all([first.done, second.done]);

    expect(anna.heard).toEqual([frame(2)]);
  });

  test('waits for media, but not for ever', async () => {
    const mixer = createMixer();
    const heard: Frame[] = [];
    const leg = mixer.leg((sent) => heard.push(sent));
    const waits = leg.audio.play([frame(1)]);
    run(mixer, 100);
    leg.up();
    run(mixer, 1);
    await waits.done;
    expect(heard).toEqual([frame(1)]);

    const never = mixer.leg(() => {}).audio.play([frame(1)]);
    run(mixer, 151);
    await expect(never.done).resolves.toBeUndefined();
  });

  test('ends when the leg closes, and nothing plays on a closed leg', async () => {
    const mixer = createMixer();
    const anna = person(mixer, 10);
    const playback = anna.audio.play({ loop: [frame(1)] });

    anna.audio.close();

    await playback.done;
    await anna.audio.play([frame(2)]).done;
    run(mixer, 2);
    expect(anna.heard).toEqual([]);
  });

  test('of nothing is over at once', async () => {
    const mixer = createMixer();

    await expect(person(mixer, 10).audio.play([]).done).resolves.toBeUndefined();
    await expect(person(mixer, 10).audio.play({ loop: [] }).done).resolves.toBeUndefined();
  });
});

test('a browser that sends in bursts lags by no more than eight frames', () => {
  const mixer = createMixer();
  const [anna, bo] = [person(mixer, 10), person(mixer, 20)];
  for (const one of [anna, bo]) one.audio.join('talk');

  for (let i = 1; i <= 30; i += 1) anna.leg.receive(frame(i));
  mixer.tick();

  expect(bo.last()?.[0]).toBeGreaterThanOrEqual(22);
});

test('the mixer tells when it becomes empty, so that its pace can stop', () => {
  const sizes: number[] = [];
  const mixer = createMixer((size) => sizes.push(size));
  const anna = person(mixer, 10);

  anna.audio.close();
  anna.audio.close();

  expect(sizes).toEqual([1, 0]);
});
