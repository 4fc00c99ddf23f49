/** What a digit says on the scale 0-10. `afterOne`: 1 was typed just before. Not whole: another digit may still belong to it. */
export function typedOnScale(digit: number, afterOne: boolean): { value: number; isWhole: boolean } {
  if (digit === 0 && afterOne) return { value: 10, isWhole: true };
  return { value: digit, isWhole: digit !== 1 };
}
