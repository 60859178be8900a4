import type { RefusalReason } from "../../../kernel/decoding.ts";

/** A file that is not taken. Each reason has its sentence in features/enrolment/evidence/errors.ts. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason) {
    super(reason);
    this.reason = reason;
  }
}
