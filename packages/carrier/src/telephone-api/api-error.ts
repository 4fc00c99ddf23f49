/** An error of the telephone API: 400 naming the field, 404 unknown, 409 wrong state; body `{"error"}`. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: 400 | 404 | 405 | 409 | 413;

  constructor(status: 400 | 404 | 405 | 409 | 413, message: string) {
    super(message);
    this.status = status;
  }
}
