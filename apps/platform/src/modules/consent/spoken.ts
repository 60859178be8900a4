import { ageOn } from "@ardeco/contracts";
import type { Context, Tx } from "../../kernel/context.ts";
import type { PersonId, ServiceId } from "../../kernel/ids.ts";
import { canActFor, householdsErrors } from "../households/index.ts";
import type { Spoken } from "./decision.ts";
import { consentErrors } from "./errors.ts";
import { readKnown } from "./known.ts";

/** From this age on a person decides for themselves (GDPR art. 8; law of 6 January 1978, art. 45). */
const DECIDES_YEARS = 15;

/**
 * An agent decides nothing: somebody who is there, and who may decide for this person, said so aloud. Not by telephone: nobody
 * saw who spoke. Throws consent.nobody_said_so, households.cannot_act_for.
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
  const acting = { personId: spoken.by, forPersonId: personId, serviceId, act: "usual" } as const;
  const may =
    spoken.by === personId ? await decidesAlone(tx, context, personId) : await canActFor(tx, context, acting);
  if (!may) throw householdsErrors.error("households.cannot_act_for");
}

async function decidesAlone(tx: Tx, context: Context, personId: PersonId): Promise<boolean> {
  const { values, today } = await readKnown(tx, context, personId, []);
  const age = values.birthdate === undefined ? undefined : ageOn(values.birthdate, today);
  return age === undefined || age >= DECIDES_YEARS;
}
