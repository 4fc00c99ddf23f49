/** What a worker thread is started with. */
export interface WorkerSetup {
  name: string;
  file: string;
  exportName: string;
  timeoutMs: number;
  memoryMb: number;
  /** Float64[0]: driven now in epoch ms, NaN in real time. */
  clock: SharedArrayBuffer;
}

/** One event for a worker; JSON, as the service would send it. */
export interface Order {
  requestId: string;
  event: string;
}

export interface FunctionError {
  errorType: string;
  errorMessage: string;
  stack?: string;
}

export type Answer =
  | { kind: 'ready' }
  | { kind: 'init-failure'; error: FunctionError }
  | { kind: 'result'; payload: string }
  | { kind: 'failure'; error: FunctionError };
