/** A stream of numbers that is the same for the same seed and name. */
export interface Luck {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number;
  /** A whole number from `least` to `most`, both possible. */
  between(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<T>(choices: readonly T[]): T;
  /** One of the named choices, each as likely as its weight says. */
  weighted<Name extends string>(weights: Partial<Record<Name, number>>): Name;
}

/** FNV-1a over the UTF-16 units of a text, mixed with a seed: 32 bits. */
export function hashOf(seed: number, text: string): number {
  let hash = (seed ^ 0x811c9dc5) >>> 0;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** `digits` hexadecimal digits that stand for a name; two names have the same ones as seldom as chance allows. */
export function hexOf(seed: number, name: string, digits: number): string {
  let hex = '';
  for (let part = 0; hex.length < digits; part += 1)
    hex += hashOf(seed + part, name)
      .toString(16)
      .padStart(8, '0');
  return hex.slice(0, digits);
}

/**
 * Everybody and everything in a history has luck of its own, by its name: what is left out of a history changes nobody else's, so
 * that a failing history can be made smaller. The generator is mulberry32: small, and even enough to choose who goes first.
 */
export function luckOf(seed: number, name: string): Luck {
  let state = hashOf(seed, name);
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  function below(most: number): number {
    return Math.floor(next() * most);
  }
  return {
    next,
    below,
    between: (least, most) => least + below(most - least + 1),
    chance: (probability) => next() < probability,
    pick: (choices) => {
      const chosen = choices[below(choices.length)];
      if (chosen === undefined) throw new Error('Nothing to choose from');
      return chosen;
    },
    weighted: (weights) => {
      const entries = Object.entries(weights) as [never, number][];
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [name, weight] of entries) {
        left -= weight;
        if (left < 0) return name;
      }
      throw new Error('Nothing to choose from');
    },
  };
}
