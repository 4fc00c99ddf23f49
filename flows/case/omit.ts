/** The same without some fields. */
export function omit<Value extends object, Field extends keyof Value>(
  value: Value,
  ...fields: readonly Field[]
): Omit<Value, Field> {
  const rest = { ...value };
  for (const field of fields) delete rest[field];
  return rest;
}
