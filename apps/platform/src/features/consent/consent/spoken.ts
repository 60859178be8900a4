import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId, ServiceId } from "../../../kernel/ids.ts";
import { householdsErrors, isOldEnough, mayRepresent } from "../../identity/households/index.ts";
import type { Spoken } from "./decision.ts";
import { consentErrors } from "./errors.ts";
import { type DeskMaySee, isShownToDesk } from "./rules/shown-to-desk.ts";

/**
 * An agent decides nothing: somebody who is there, and who may decide for this person, said so aloud. Not by
 * telephone: nobody saw who spoke. Throws consent.nobody_said_so, households.cannot_act_for.
 */
export async function requireSpoken(
  tx: Tx,
  context: Context,
  about: {
    readonly personId: PersonId;
    readonly serviceId: ServiceId;
    readonly spoken: Spoken | undefined;
  },
): Promise<void> {
  if (context.actor.kind !== "staff") return;
  const { personId, serviceId, spoken } = about;
  if (spoken === undefined) throw consentErrors.error("consent.nobody_said_so");
  if (!(await maySpeakForPerson(tx, context, { by: spoken.by, personId, serviceId })))
    throw householdsErrors.error("households.cannot_act_for");
}

/**
 * Whether somebody beside an agent may decide about a service for a person: for themselves once old enough,
 * or for whom they represent.
 */
export async function maySpeakForPerson(
  tx: Tx,
  context: Context,
  {
    by,
    personId,
    serviceId,
  }: { readonly by: PersonId; readonly personId: PersonId; readonly serviceId: ServiceId },
): Promise<boolean> {
  if (by === personId) return isOldEnough(tx, context, personId);
  return mayRepresent(tx, context, { personId: by, forPersonId: personId, serviceId, act: "usual" });
}

/**
 * An agent opens, refuses and confirms what their desk sees (ADR 0043), and the rest while the person is
 * beside them (ADR 0049). Throws consent.service_not_offered.
 */
export function requireShown(context: Context, service: DeskMaySee, spoken: Spoken | undefined): void {
  if (!maySeeService(context, service, spoken)) throw consentErrors.error("consent.service_not_offered");
}

/** Whether whoever acts may be shown this service, for who says no in other words than requireShown. */
export function maySeeService(context: Context, service: DeskMaySee, spoken: Spoken | undefined): boolean {
  if (context.actor.kind !== "staff" || spoken?.showsAll) return true;
  return isShownToDesk(service, context.authorityId);
}
