/** What a test asks to go wrong. Counts say on how many of the next webhooks. */
export interface FaultPlan {
  duplicate: number;
  drop: number;
  delay: number;
  delayMs: number;
  reorder: number;
  status: number;
  statusCode: number;
  /** Not a webhook fault: how many of the next REST requests are refused with 429 / 20429. */
  tooManyRequests: number;
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

const NONE: FaultPlan = {
  duplicate: 0,
  drop: 0,
  delay: 0,
  delayMs: 0,
  reorder: 0,
  status: 0,
  statusCode: 0,
  tooManyRequests: 0,
};

/** The faults still to come. Each webhook takes one of every kind planned; a new plan replaces the old. */
export class Faults {
  plan: FaultPlan = { ...NONE };

  set(plan: Partial<FaultPlan>): void {
    this.plan = { ...NONE, ...plan };
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

  /** Whether this REST request is to be refused as one too many. */
  takeTooMany(): boolean {
    if (this.plan.tooManyRequests <= 0) return false;
    this.plan.tooManyRequests -= 1;
    return true;
  }
}
