import '../theme/staff.css';
import './reports.css';
import { boot } from '../session/boot.tsx';
import { ReportApp } from './report-page.tsx';
import { createReportRoutes } from './report-routes.ts';

void boot('/reports/', ({ session, api, signedOut }) => (
  <ReportApp session={session} routes={createReportRoutes(api)} signedOut={signedOut} />
));
