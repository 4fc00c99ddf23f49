import type { VisitView } from '../../../schemas/staff-api.ts';
import { say } from '../../language/say.ts';
import { useDesk } from '../desk-context.tsx';
import type { PanelAction } from './panel-action.ts';

/** The citizen withdraws the application: asked once more, since it ends the case. */
export function Withdraw({ visit, action }: { visit: VisitView; action: PanelAction }) {
  const { routes } = useDesk();
  const withdraw = async () => {
    await routes.endVisit(visit.visitId);
    return say('Henvendelsen er afsluttet.');
  };
  return (
    <div className="panel">
      <p>{say('Henvendelsen afsluttes, og borgeren bliver ikke ringet op eller indkaldt.')}</p>
      {action.problem && (
        <p className="form-error-message" role="alert">
          {action.problem}
        </p>
      )}
      <div className="button-row">
        <button type="button" className="button button-warning" onClick={() => action.run(withdraw)}>
          {say('Ja, afslut henvendelsen')}
        </button>
        <button type="button" className="button button-secondary" onClick={action.close}>
          {say('Nej')}
        </button>
      </div>
    </div>
  );
}
