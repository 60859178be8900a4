import type { Context } from "../../../../../../../kernel/context.ts";
import type { PersonId } from "../../../../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../../../../kernel/kernel-errors.ts";

/** The person who acts. Throws request.sign_in_required. */
export function getDraftPersonId({ actor }: Context): PersonId {
  if (actor.kind !== "person") throw kernelErrors.error("request.sign_in_required");
  return actor.personId;
}
