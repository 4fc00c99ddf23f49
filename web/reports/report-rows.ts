import type { OutcomesReport } from '../../schemas/staff-api.ts';
import { say, sayKnown } from '../language/say.ts';
import { isNamedFigure, nameOfFigure, nameOfPart, orderedNames } from './figure-words.ts';

export interface ReportRow {
  /** Unique in the table. */
  id: string;
  figure: string;
  label: string;
  /** A part of the figure above it. */
  part: boolean;
  value: number | null;
  n: number;
  definition: string;
}

/** One row a figure, and one a part where the figure has parts (categories). */
export function reportRows({ figures }: Pick<OutcomesReport, 'figures'>): ReportRow[] {
  return orderedNames(figures).flatMap((name) => {
    const figure = figures[name];
    if (!figure) return [];
    const row = {
      id: name,
      figure: name,
      label: nameOfFigure(name),
      part: false,
      n: figure.n,
      definition: sayKnown(figure.definition),
    };
    if (typeof figure.value === 'number' || figure.value === null) return [{ ...row, value: figure.value }];
    const parts = Object.entries(figure.value).map(([part, value]) => ({
      ...row,
      id: `${name}.${part}`,
      label: nameOfPart(part),
      part: true,
      value,
      definition: '',
    }));
    const whole = Object.values(figure.value).reduce((sum, value) => sum + value, 0);
    return [{ ...row, value: whole }, ...parts];
  });
}

/** The report as a table to download: what, how many, of how many, and the formula, with period and version. */
export function reportTable(report: OutcomesReport): Array<Array<string | number | null>> {
  return [
    [say('Tal'), say('Værdi'), 'n', say('Definition'), say('Fra'), say('Til'), say('Definitionsversion')],
    ...reportRows(report).map((row) => [
      row.part ? `${nameOfFigure(row.figure)}: ${row.label}` : row.label,
      row.value,
      row.n,
      row.definition,
      report.from,
      report.to,
      report.definitionVersion,
    ]),
  ];
}

/** The same period day by day. */
export function daysTable(report: OutcomesReport): Array<Array<string | number | null>> {
  const counted: Record<string, number> = Object.assign({}, ...report.days.map((day) => day.figures));
  // The days carry the raw counters; those without a name of their own are steps on the way to a figure.
  const names = orderedNames(counted).filter((name) => isNamedFigure(name) && name !== 'waitSeconds');
  return [
    [say('Dag'), ...names.map(nameOfFigure)],
    ...report.days.map(({ day, figures }) => [day, ...names.map((name) => figures[name] ?? 0)]),
  ];
}
