/** Error codes of RFC 8935, section 2.4, that a receiver gives here. */
export type RefusalCode = "invalid_request" | "invalid_issuer" | "invalid_audience" | "authentication_failed";

/** The token is not for us, or not from them: it is refused for good, and not sent again. */
export class EventRefused extends Error {
  override readonly name = "EventRefused";
  readonly status = 400;
  /** To answer as it is, `application/json`. */
  readonly body: string;
  readonly code: RefusalCode;

  constructor(code: RefusalCode, description: string, cause?: unknown) {
    super(description, { cause });
    this.code = code;
    this.body = JSON.stringify({ err: code, description });
  }
}
