/** Why a file is not taken. Each has its sentence in errors.ts. */
export const refusalReasons = [
  "unknown_type",
  "damaged",
  "too_many_pixels",
  "too_many_pages",
  "active_content",
  "polyglot",
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason) {
    super(reason);
    this.reason = reason;
  }
}
