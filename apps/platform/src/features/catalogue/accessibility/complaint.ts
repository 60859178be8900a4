import { type Static, Type } from "typebox";
import type { Id } from "../../../kernel/ids.ts";

export type ComplaintId = Id<"complaint">;

/** Who complains says who they are (CRPA art. R112-9-1), so that they can be answered. */
export const ComplaintText = Type.Object({
  name: Type.String(),
  email: Type.String(),
  /** The page, or the service, in their words. */
  where: Type.String(),
  what: Type.String(),
});
export type ComplaintText = Static<typeof ComplaintText>;

export interface Complaint extends ComplaintText {
  readonly id: ComplaintId;
  readonly number: string;
  readonly receivedOn: string;
  readonly answerBefore: string;
  readonly answeredOn?: string;
}

export interface ComplaintReceipt {
  readonly number: string;
  readonly receivedOn: string;
  readonly answerBefore: string;
}
