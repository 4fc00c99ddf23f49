import { deskView, outcomesReport } from '../../schemas/staff-api.ts';
import type { Api } from '../session/api-client.ts';

export interface Me {
  /** The line's own time, which decides what "this month" is. */
  now: string;
  name: string | undefined;
  unit: string | undefined;
}

/** The two staff routes the reports use; both reject with an `ApiError`. */
export function createReportRoutes(api: Api) {
  return {
    me: async (): Promise<Me> => {
      const { now, me } = await api.send('GET', '/desk', deskView);
      return { now, name: me.name, unit: me.unit.name };
    },
    outcomes: (from: string, to: string) => api.send('GET', `/reports/outcomes?from=${from}&to=${to}`, outcomesReport),
  };
}
export type ReportRoutes = ReturnType<typeof createReportRoutes>;
