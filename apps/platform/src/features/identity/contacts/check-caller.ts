import type { ElementName } from "@ardeco/contracts";
import type { Context } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import { type ElementPair, findCurrentValue, getPerson, listElements } from "../identity/index.ts";
import { type CallerCheck, compareCaller, isRecognised, type KnownOfCaller } from "./rules.ts";

export interface CallerChecked {
  readonly check: CallerCheck;
  readonly recognised: boolean;
}

/**
 * Use case: what a caller says of who they are, compared with what is known. The agent reads yes or no by
 * question, never the value, so that nothing is read aloud by mistake. The person's journal tells it. Throws
 * access.capability_missing, identity.unknown_person.
 */
export async function checkCaller(
  context: Context,
  { personId, said }: { readonly personId: PersonId; readonly said: KnownOfCaller },
): Promise<CallerChecked> {
  requireCapability(context, "person.enrol");
  return context.transaction(async (tx) => {
    await getPerson(tx, context, personId);
    const elements = await listElements(tx, context, personId, ["birthdate", "address", "phone_number"]);
    const check = compareCaller(toCallerKnowledge(elements), said);
    const recognised = isRecognised(check);
    await record(tx, context, { action: "contacts.caller_checked", personId, data: { recognised } });
    return { check, recognised };
  });
}

function toCallerKnowledge(elements: readonly ElementPair[]): KnownOfCaller & { readonly place?: string } {
  const known = (name: ElementName) => findCurrentValue(elements, name);
  const [birthdate, address, phone] = [known("birthdate"), known("address"), known("phone_number")];
  const part = (name: string): unknown =>
    typeof address === "object" && address !== null ? Reflect.get(address, name) : undefined;
  const street = part("street_address");
  const place = [part("postal_code"), part("locality")].filter((one) => typeof one === "string").join(" ");
  return {
    ...(typeof birthdate === "string" ? { birthdate } : {}),
    ...(typeof street === "string" ? { street, place } : {}),
    ...(typeof phone === "string" ? { phone } : {}),
  };
}
