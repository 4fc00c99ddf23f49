/** Bigger files are no list of so few people. */
const mostBytes = 200_000;

/** The text of a file, as UTF-8 or else as older spreadsheets on Windows write it; nothing where it is too big. */
export async function readListFile(file: File): Promise<string | undefined> {
  if (file.size > mostBytes) return undefined;
  return decoded(await file.arrayBuffer());
}

export function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
