import type { ElementName } from "@ardeco/contracts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { hasParents } from "../../../identity/households/index.ts";
import { listElements, withdrawDeclaration } from "../../../identity/identity/index.ts";
import { enrolmentErrors } from "../errors.ts";

/**
 * Takes back what was said and nobody decided, in the caller's transaction; idempotent. The only birth date
 * of somebody whom parents represent is replaced, never emptied: their age says what is theirs and what is
 * their parents'. Throws enrolment.birthdate_needed beside the field, identity.declared_by_another.
 */
export async function withdrawDeclaredElements(
  tx: Tx,
  context: Context,
  said: { readonly personId: PersonId; readonly name: ElementName },
): Promise<void> {
  if (said.name === "birthdate") await requireAnother(tx, context, said.personId);
  await withdrawDeclaration(tx, context, said);
}

async function requireAnother(tx: Tx, context: Context, personId: PersonId): Promise<void> {
  const [birth] = await listElements(tx, context, personId, ["birthdate"]);
  if (birth?.declared === undefined || birth.validated !== undefined) return;
  if (!(await hasParents(tx, context, personId))) return;
  const code = "enrolment.birthdate_needed";
  const { fr, en } = enrolmentErrors.definitions[code];
  throw enrolmentErrors.error(code, [{ field: "birthdate", code, fr, en }]);
}
