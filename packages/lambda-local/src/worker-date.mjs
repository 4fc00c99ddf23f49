/**
 * Replaces `Date` in this thread: what asks for the present gets `shared[0]` (epoch ms) unless that is NaN, then real
 * time, ahead by `shared[1]` ms.
 * Everything given a time of its own is untouched. `performance` and timers stay real: they measure, they do not tell time.
 * @param {SharedArrayBuffer} shared
 */
export function replaceDate(shared) {
  const driven = new Float64Array(shared);
  const RealDate = globalThis.Date;
  const realNow = RealDate.now;
  const now = () => {
    const at = driven[0];
    return Number.isNaN(at) ? realNow() + driven[1] : at;
  };

  function SharedDate(...args) {
    if (!new.target) return new RealDate(now()).toString();
    // A class that extends Date must get instances of itself, hence newTarget is handed on.
    const target = new.target === SharedDate ? RealDate : new.target;
    return Reflect.construct(RealDate, args.length === 0 ? [now()] : args, target);
  }
  Object.defineProperties(SharedDate, {
    name: { value: 'Date' },
    length: { value: 7 },
    prototype: { value: RealDate.prototype },
    now: { value: now, writable: true, configurable: true },
    parse: { value: RealDate.parse, writable: true, configurable: true },
    UTC: { value: RealDate.UTC, writable: true, configurable: true },
  });
  Object.defineProperty(RealDate.prototype, 'constructor', { value: SharedDate, writable: true, configurable: true });
  Object.defineProperty(globalThis, 'Date', { value: SharedDate, writable: true, configurable: true });
}
