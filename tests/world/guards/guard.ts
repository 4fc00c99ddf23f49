/** A condition in the code that can be taken out, to see that its absence does not go unnoticed. */
export interface Guard {
  name: string;
  /** From the root of the repository. */
  file: string;
  /** The code as it stands; it must be there exactly once. */
  find: string;
  /** The code without the guard. */
  replace: string;
  why: string;
  /** The invariant that is broken without it. */
  breaks: string;
}

/** The code of the guard's file without it. @throws when it is not there as it is written down */
export function codeWithout({ name, file, find, replace }: Guard, code: string): string {
  const parts = code.split(find);
  if (parts.length !== 2) throw new Error(`${file} does not have the guard "${name}" once, as it is written down`);
  return parts.join(replace);
}
