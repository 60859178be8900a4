export type OutboundRefusal =
  | "address_invalid"
  | "https_required"
  | "address_private"
  | "name_unknown"
  | "redirected"
  | "answer_too_large"
  | "too_slow"
  | "unreachable";

/** A call that did not bring an answer. Names the host only: paths, queries and headers may hold secrets. */
export class OutboundError extends Error {
  override readonly name = "OutboundError";
  readonly code: OutboundRefusal;
  readonly host: string;

  constructor(code: OutboundRefusal, host: string) {
    super(`${code} (${host})`);
    this.code = code;
    this.host = host;
  }
}
