const shape = /^\+[1-9]\d{6,14}$/;

/** Whether a text is a telephone number as the carrier writes them: `+`, country code, number, no spaces. */
export function isE164(text: string): boolean {
  return shape.test(text);
}
