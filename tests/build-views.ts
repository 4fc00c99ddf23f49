/** Builds the pages that suites of views look at, each to a folder of its own below `dist/views`. */
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { root } from '../scripts/bundle.ts';

for (const page of ['desk', 'reports'])
  await build({
    configFile: false,
    root: join(root, 'web', page, 'fixtures'),
    logLevel: 'error',
    plugins: [react()],
    build: { outDir: join(root, 'dist/views', page), emptyOutDir: true, target: 'es2022' },
  });
