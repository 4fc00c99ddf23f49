/** What a test asks to go wrong. Counts say on how many of the next webhooks. */
export interface FaultPlan {
  duplicate: number;
  drop: number;
  delay: number;
  delayMs: number;
  reorder: number;
  status: number;
  statusCode: number;
  /** Not a webhook fault: with which status how many of the next REST requests are refused. */
  rest: { status: number; count: number };
}

/** What goes wrong with one webhook. */
export interface Fault {
  duplicate: boolean;
  drop: boolean;
  delayMs: number;
  /** Held back until another webhook has overtaken it. */
  hold: boolean;
  status: number | undefined;
}

const nothingPlanned: FaultPlan = {
  duplicate: 0,
  drop: 0,
  delay: 0,
  delayMs: 0,
  reorder: 0,
  status: 0,
  statusCode: 0,
  rest: { status: 429, count: 0 },
};

/** The faults still to come. Each webhook takes one of every kind planned; a new plan replaces the old. */
export class Faults {
  plan: FaultPlan = structuredClone(nothingPlanned);

  set(plan: Partial<FaultPlan>): void {
    this.plan = { ...structuredClone(nothingPlanned), ...plan };
  }

  /** Only status callbacks can be overtaken: a call waits for the answer to the request for its document. */
  take(kind: 'document' | 'callback'): Fault {
    const { plan } = this;
    const use = (name: 'duplicate' | 'drop' | 'delay' | 'reorder' | 'status'): boolean => {
      if (plan[name] <= 0) return false;
      plan[name] -= 1;
      return true;
    };
    const drop = use('drop');
    return {
      drop,
      duplicate: use('duplicate'),
      delayMs: use('delay') ? plan.delayMs : 0,
      hold: kind === 'callback' && use('reorder'),
      status: use('status') ? plan.statusCode : undefined,
    };
  }

  /** The status with which this REST request is to be refused, before anything is done. */
  takeRest(): number | undefined {
    const { rest } = this.plan;
    if (rest.count <= 0) return undefined;
    rest.count -= 1;
    return rest.status;
  }
}
