/**
 * Compares two texts as DynamoDB sorts them, by their UTF-8 bytes. Like `<`, but for pairs of surrogates, which JavaScript puts
 * before U+E000 to U+FFFF and UTF-8 puts behind them.
 */
export function compareBytes(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const [one, other] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (one !== other) return rank(one) - rank(other);
  }
  return a.length - b.length;
}

function rank(unit: number): number {
  return unit >= 0xd8_00 && unit <= 0xdf_ff ? unit + 0x1_00_00 : unit;
}
