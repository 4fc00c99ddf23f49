import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { type BuildOptions, build, defineConfig, type InlineConfig } from 'vite';

/** `start` and `phone` are for trying the line on one machine, and are uploaded nowhere. */
const pageNames = ['desk', 'reports', 'phone', 'start'] as const;
type PageName = (typeof pageNames)[number];

function path(relative: string) {
  return fileURLToPath(new URL(relative, import.meta.url));
}

/**
 * What every page is built with. The first scripts are named in the page, so that they are fetched together; those of a part are found when
 * it is fetched, since a list of them in the first scripts weighs more than it saves: most are there by then.
 */
export const pageBuild = {
  target: 'es2022',
  modulePreload: {
    polyfill: false,
    resolveDependencies: (_file, needed, { hostType }) =>
      hostType === 'html' ? needed : needed.filter((name) => name.endsWith('.css')),
  },
  rolldownOptions: {
    // A shape that no page parses is left out: making one does nothing else.
    treeshake: { manualPureFunctions: ['z'] },
    // What the page begins with stays one script: cut up by what its parts share, it weighs 7 kB more.
    output: { codeSplitting: { groups: [{ name: 'first', test: /\/main\.tsx$/ }] } },
  },
} satisfies BuildOptions;

/** How one page is built, to `<into>/<page>`. Addresses in all but the start page are relative, so they can be served under any path. */
function pageConfig(page: PageName, into: string): InlineConfig {
  return {
    configFile: false,
    root: path(`./${page}`),
    // The start page is served at the root, whose files lie below its name.
    base: page === 'start' ? '/start/' : './',
    logLevel: 'warn',
    plugins: [react()],
    build: {
      outDir: `${into}/${page}`,
      emptyOutDir: true,
      ...pageBuild,
      // The voice SDK is one chunk of its own, loaded when somebody goes on shift or opens the phone.
      chunkSizeWarningLimit: 700,
    },
  };
}

/** Builds the pages that are there into folders of their names below `into`; returns their names. */
export async function buildPages(
  pages: readonly PageName[] = pageNames,
  into: string = path('../dist/web'),
): Promise<PageName[]> {
  const there = pages.filter((page) => existsSync(path(`./${page}/index.html`)));
  for (const page of there) await build(pageConfig(page, into));
  return there;
}

/** `vite build -c web/vite.config.ts` builds every page; `--mode desk` only that one. */
export default defineConfig(({ mode }) => ({
  builder: {
    buildApp: async (builder) => {
      const one = pageNames.find((page) => page === mode);
      await buildPages(one ? [one] : pageNames);
      // Otherwise Vite goes on to build a page of its own at this folder's root.
      for (const environment of Object.values(builder.environments)) environment.isBuilt = true;
    },
  },
}));
