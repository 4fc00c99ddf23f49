import { expect, test } from 'vitest';
import { luckOf } from '../luck.ts';
import type { Task, Waiting } from '../scheduler.ts';
import { createOrders, type Orders } from './orders.ts';
import { createRace } from './race.ts';

/** What two runs do one after the other: a row that is read, or nothing for a write. */
type Steps = readonly (string | undefined)[];

/** A run at the gate: its next step waits there. */
interface Run {
  task: Task;
  left: (string | undefined)[];
  /** How many writes of the other each of its steps came after. */
  saw: number[];
  wrote: number;
}

function runNamed(name: string, steps: Steps): Run {
  return { task: { name, luck: luckOf(1, name), requests: 0, dead: false }, left: [...steps], saw: [], wrote: 0 };
}

function waitingOf({ task, left: [row] }: Run): Waiting {
  return { task, reads: row === undefined ? undefined : [row] };
}

/** Plays one order; what each of the two saw, or nothing where it comes to the same as another. */
function raceOf(orders: Orders, [one, other]: readonly [Run, Run]): string | undefined {
  const race = createRace(orders, new Set(['row']));
  for (const { task } of [one, other]) race.begins(task.name);
  const waiting = [waitingOf(one), waitingOf(other)];
  while (!race.isOver() && race.gate.ready(waiting)) {
    const [chosen] = waiting.splice(race.gate.choose(waiting), 1);
    const [run, rival] = chosen?.task === one.task ? [one, other] : [other, one];
    run.saw.push(rival.wrote);
    if (run.left.shift() === undefined) run.wrote += 1;
    if (run.left.length === 0) race.ends(run.task.name);
    else waiting.push(waitingOf(run));
  }
  return race.repeats() ? undefined : [one, other].map(({ task, saw }) => `${task.name}${saw.join('')}`).join(' ');
}

/** Every order in which the gate lets them go on. */
function racesOf(one: Steps, other: Steps): string[] {
  const orders = createOrders(1, 'race');
  const seen: string[] = [];
  while (orders.next()) {
    const saw = raceOf(orders, [runNamed('a', one), runNamed('b', other)]);
    if (saw === undefined) orders.repeats();
    else seen.push(saw);
  }
  expect(orders.taken).toBe(seen.length);
  return seen.toSorted();
}

test('two that only read are played in one order', () => {
  expect(racesOf(['row', 'row'], ['row', 'row'])).toEqual(['a00 b00']);
});

test('whatever each can have seen of the other is played, and nothing twice', () => {
  // The first to write was seen by none, one or both reads of the other, and by its write.
  const seen = racesOf(['row', 'row', undefined], ['row', 'row', undefined]);
  expect(seen).toEqual(['a000 b001', 'a000 b011', 'a000 b111', 'a001 b000', 'a011 b000', 'a111 b000'].toSorted());
});

test('two that write are played in both orders', () => {
  expect(racesOf([undefined], [undefined])).toEqual(['a0 b1', 'a1 b0']);
});

test('what reads after it has written sees the other before or after', () => {
  const seen = racesOf([undefined, 'row'], [undefined, 'row']);
  expect(seen).toEqual(['a00 b11', 'a01 b11', 'a11 b00', 'a11 b01'].toSorted());
});
