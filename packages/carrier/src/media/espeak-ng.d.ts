declare module 'espeak-ng' {
  interface Espeak {
    FS: { writeFile(path: string, text: string): void; readFile(path: string): Uint8Array };
  }
  /** Runs the program once with these arguments. */
  // biome-ignore lint/style/noDefaultExport: the package has nothing but a default export
  export default function espeak(options: {
    arguments: string[];
    preRun: ((before: Espeak) => void)[];
    print(line: string): void;
    printErr(line: string): void;
  }): Promise<Espeak>;
}
