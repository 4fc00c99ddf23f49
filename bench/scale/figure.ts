import type { Curve, MeasureName } from './curves.ts';
import { markOf, panelOf, panelSize } from './panel.ts';

const titles: Record<MeasureName, string> = {
  requests: 'Requests to the table',
  rows: 'Rows read',
  milliseconds: 'Time of the processor, × that at the smallest size',
  kilobytes: 'Memory allocated, kB',
};

const margin = 16;
const legendLine = 20;
const head = 52;
const colours = {
  light: {
    ground: '#ffffff',
    ink: '#1b1b1b',
    faint: '#d5d5d5',
    steps: ['#0b5cad', '#a5301c', '#1b6e35', '#7a4a00', '#6b3fa0'],
  },
  dark: {
    ground: '#15181c',
    ink: '#ececec',
    faint: '#3b4148',
    steps: ['#7db8f5', '#ff9d87', '#7fd598', '#f0bd6a', '#c9a8f5'],
  },
};

/** Four panels of one axis: what each step asks, reads, takes and allocates. It brings its own ground, light or dark as the reader has it. */
export function figureOf({ name, of }: { name: string; of: string }, curves: readonly Curve[]): string {
  const top = head + curves.length * legendLine;
  const [width, height] = [2 * panelSize.width + 2 * margin, top + 2 * panelSize.height + margin];
  const panels = (Object.keys(titles) as MeasureName[]).map((measure, index) =>
    panelOf({
      title: titles[measure],
      measure,
      sizes: `${of} (both axes logarithmic)`,
      curves,
      at: { x: margin + (index % 2) * panelSize.width, y: top + Math.floor(index / 2) * panelSize.height },
    }),
  );
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title">`,
    `<title id="title">What each step costs as the ${name} grow: ${saidOf(curves)}</title>`,
    `<style>${styles()}</style>`,
    `<rect class="ground" width="${width}" height="${height}"/>`,
    `<text class="head" x="${margin + 16}" y="30">What each step costs over the number of ${of}</text>`,
    ...curves.map(({ step }, index) => legendOf(step, index)),
    ...panels,
    '</svg>',
  ].join('\n')}\n`;
}

function legendOf(step: string, index: number): string {
  const y = head + index * legendLine;
  const mark = markOf(index, { x: margin + 24, y: y - 4 });
  return `<g class="s${index}">${mark}<text class="step" x="${margin + 38}" y="${y}">${step}</text></g>`;
}

/** For who cannot see it. */
function saidOf(curves: readonly Curve[]): string {
  return curves
    .map(
      ({ step, slopes }) =>
        `${step}, slope of requests ${slopes.requests?.toFixed(2)}, of rows ${slopes.rows?.toFixed(2)}`,
    )
    .join('; ');
}

function styles(): string {
  return [
    'text{font:13px system-ui,sans-serif;fill:var(--ink)}.head{font-size:17px;font-weight:600}.title{font-size:14px;font-weight:600}',
    '.ground{fill:var(--ground)}.grid{stroke:var(--faint);fill:none}.line{fill:none;stroke:var(--own);stroke-width:2}',
    '.mark{fill:var(--own)}.lead{stroke:var(--own);stroke-width:1;stroke-dasharray:2 2}.slope{fill:var(--own);font-weight:600}',
    `svg{${variablesOf('light')}}`,
    `@media(prefers-color-scheme:dark){svg{${variablesOf('dark')}}}`,
    ...colours.light.steps.map((_, index) => `.s${index}{--own:var(--s${index})}`),
  ].join('');
}

function variablesOf(theme: 'light' | 'dark'): string {
  const { ground, ink, faint, steps } = colours[theme];
  const own = steps.map((colour, index) => `--s${index}:${colour}`);
  return [`--ground:${ground}`, `--ink:${ink}`, `--faint:${faint}`, ...own].join(';');
}
