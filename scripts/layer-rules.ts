/** What the files of one layer may import besides the packages named; everything else is refused. */
export interface LayerRule {
  /** Its files, as globs from the root. */
  files: readonly string[];
  /** What of ours it may import, as globs from the root; `workspace/<name>` is a workspace package by its name. */
  ours: readonly string[];
  /** Packages, their sub-paths and Node's modules, as they are written in an import. */
  packages: readonly string[];
}

/** The modules of flows/ that functions/ may know: those that decide, and those that say what is spoken, counted, read or shown. */
export const flowsForFunctions = [
  'flows/booking/suspension.ts',
  'flows/booking/times.ts',
  'flows/calendar/local-time.ts',
  'flows/calendar/opening-hours.ts',
  'flows/calendar/policy.ts',
  'flows/calendar/read-date.ts',
  'flows/callback/first-window.ts',
  'flows/callback/left.ts',
  'flows/callback/window.ts',
  'flows/case/command.ts',
  'flows/case/decide.ts',
  'flows/case/need.ts',
  'flows/case/next-step.ts',
  'flows/case/refusal.ts',
  'flows/case/work.ts',
  'flows/ivr/citizen-says.ts',
  'flows/ivr/languages.ts',
  'flows/ivr/speak.ts',
  'flows/ivr/spoken/speech.ts',
  'flows/ivr/spoken/utter.ts',
  'flows/ivr/wait.ts',
  'flows/messages/courtesy.ts',
  'flows/messages/meaning.ts',
  'flows/report/count.ts',
  'flows/report/figures.ts',
  'flows/report/lateness.ts',
  'flows/report/tally.ts',
  'flows/routing/first.ts',
  'flows/routing/leg-ended.ts',
  'flows/routing/legs.ts',
  'flows/routing/office.ts',
  'flows/routing/pick.ts',
  'flows/routing/presence.ts',
  'flows/routing/still-wanted.ts',
  'flows/routing/suited.ts',
  'flows/visit/access.ts',
  'flows/visit/categories.ts',
  'flows/visit/checklist.ts',
  'flows/visit/contact.ts',
  'flows/visit/conversation-types.ts',
  'flows/visit/cpr.ts',
  'flows/visit/definitions.ts',
  'flows/visit/desk.ts',
  'flows/visit/first-talk.ts',
  'flows/visit/flags.ts',
  'flows/visit/group.ts',
  'flows/visit/judge.ts',
  'flows/visit/names.ts',
  'flows/visit/need-words.ts',
  'flows/visit/note-record.ts',
  'flows/visit/outreach.ts',
  'flows/visit/person-facts.ts',
  'flows/visit/phone-words.ts',
  'flows/visit/preparations.ts',
  'flows/visit/safe-contact.ts',
  'flows/visit/shown-definition.ts',
  'flows/visit/talk-facts.ts',
  'flows/visit/task-ids.ts',
  'flows/visit/whose.ts',
  'flows/visit/why-not.ts',
];

/** Files of web/ that run in Node: they build the pages or try them in a browser. */
const webPrograms = [
  'web/vite.config.ts',
  'web/theme/pick-dkfds.ts',
  'web/theme/try-views.ts',
  'web/*/fixtures/views.ts',
];

/** Modules that load what they are given by path, as a Lambda's runtime does. */
export const loaders = ['**/function-worker.mjs'];

const anything = ['**'];

/** Every layer by its name, in the order in which they are tried: a file belongs to the first one that has it. */
export const layerRules: Readonly<Record<string, LayerRule>> = {
  'a test': { files: ['**/*.test.ts', '**/*.test.tsx'], ours: anything, packages: anything },
  // The one module that knows telephone numbers.
  'telephone numbers': {
    files: ['schemas/phone/**'],
    ours: ['schemas/**'],
    packages: ['libphonenumber-js/core', 'zod/mini'],
  },
  schemas: { files: ['schemas/**'], ours: ['schemas/**'], packages: ['zod/mini'] },
  flows: {
    files: ['flows/**'],
    ours: ['flows/**', 'schemas/**'],
    packages: ['temporal-polyfill'],
  },
  // Reads its font from disk, and is loaded when somebody asks for a file.
  'the printed note': {
    files: ['functions/adapters/note-pdf.ts'],
    ours: ['flows/visit/note-record.ts'],
    packages: ['node:fs', 'node:module', 'node:url', 'pdfkit'],
  },
  functions: {
    files: ['functions/**'],
    ours: ['functions/**', 'schemas/**', ...flowsForFunctions],
    // Sub-paths of twilio only: the whole package costs a cold start 170 ms and 3.75 MB.
    packages: [
      '@aws-lambda-powertools/logger',
      '@aws-sdk/client-apigatewaymanagementapi',
      '@aws-sdk/client-dynamodb',
      '@aws-sdk/client-lambda',
      '@aws-sdk/util-dynamodb',
      '@middy/core',
      'aws-lambda',
      'node:crypto',
      'node:http',
      'node:timers/promises',
      'node:util',
      'twilio/lib/**',
      'zod/mini',
    ],
  },
  infra: {
    files: ['infra/**'],
    ours: ['infra/**', 'functions/*/env.ts'],
    packages: ['aws-cdk-lib', 'aws-cdk-lib/*', 'cdk-nag', 'constructs', 'node:path'],
  },
  'a program of web': { files: webPrograms, ours: ['web/**'], packages: anything },
  web: {
    files: ['web/**'],
    ours: ['web/**', 'schemas/**', 'flows/visit/**', 'flows/report/**'],
    packages: [
      '@observablehq/plot',
      '@tanstack/react-query',
      '@twilio/voice-sdk',
      'oidc-client-ts',
      'react',
      'react-dom/client',
      'vite/client',
      'zod/mini',
    ],
  },
  'local/seed': {
    files: ['local/seed/**'],
    ours: ['local/**', 'schemas/**', 'flows/case/companions.ts', 'functions/adapters/*.ts', 'workspace/**'],
    packages: anything,
  },
  // Plays a past by the line's own decisions.
  'local/demo': {
    files: ['local/demo/**'],
    ours: ['local/**', 'schemas/**', 'flows/**', 'functions/adapters/*.ts', 'workspace/**'],
    packages: anything,
  },
  local: { files: ['local/**'], ours: ['local/**', 'schemas/**', 'workspace/**'], packages: anything },
  // A package reaches its own files and other packages by their names, so that it can be published.
  packages: { files: ['packages/*/**'], ours: ['workspace/**'], packages: anything },
  tests: { files: ['tests/**'], ours: anything, packages: anything },
  bench: { files: ['bench/**'], ours: anything, packages: anything },
  scripts: { files: ['scripts/**', '*.ts'], ours: anything, packages: anything },
};
