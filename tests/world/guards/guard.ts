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
