import { type ElementName, elementDefinition, isElementName } from "@ardeco/contracts";
import { addDays, addMonths, toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { declareElement, expireElements, validateElement } from "../../../identity/identity/index.ts";
import { sandboxErrors } from "../errors.ts";
import { castOf } from "../people/cast.ts";
import { isChangeable, nextValue } from "./next-value.ts";
import type { Touched } from "./touched.ts";

const MAJORITY_MONTHS = 18 * 12;

/** Another value, which an agent has checked: applications hear of it. */
export async function changeElement({ system, player, on }: Touched): Promise<void> {
  const now = validatedValue(player.elements, on);
  if (!isChangeable(on) || now === undefined) throw sandboxErrors.error("sandbox.gesture_not_possible");
  await check(system, { personId: player.personId, name: on, value: nextValue(on, now) });
}

/** Its last day was yesterday: it is no longer released. */
export async function expireElement({ system, player, on }: Touched): Promise<void> {
  if (!isElementName(on) || validatedValue(player.elements, on) === undefined)
    throw sandboxErrors.error("sandbox.gesture_not_possible");
  await expireNow(system, player.personId, [on]);
}

/** What the person had at first, checked again. */
export async function renewElement({ system, player, on }: Touched): Promise<void> {
  const part = castOf(toCivilDate(system.now())).find((one) => one.part === player.part);
  const value = isElementName(on) ? part?.validated[on] : undefined;
  if (!isElementName(on) || value === undefined || validatedValue(player.elements, on) !== undefined)
    throw sandboxErrors.error("sandbox.gesture_not_possible");
  await check(system, { personId: player.personId, name: on, value });
}

/** Eighteen today: who acted for them no longer does, as the night of a birthday has it. */
export async function comeOfAge({ system, player }: Touched): Promise<void> {
  const today = toCivilDate(system.now());
  const born = addMonths(today, -MAJORITY_MONTHS);
  const now = validatedValue(player.elements, "birthdate");
  if (typeof now !== "string" || now <= born) throw sandboxErrors.error("sandbox.gesture_not_possible");
  await check(system, { personId: player.personId, name: "birthdate", value: born });
  const { authorityId, requestId } = system;
  await system.transaction((tx) =>
    system.ports.jobs.send(tx, "households.coming_of_age", { authorityId, requestId }),
  );
}

export async function expireNow(
  system: Context,
  personId: PersonId,
  names: readonly ElementName[],
): Promise<void> {
  const validUntil = addDays(toCivilDate(system.now()), -1);
  await system.transaction(async (tx) => {
    for (const name of names)
      await validateElement(tx, system, { personId, name, ...seen(name), validUntil });
  });
  await expireElements(system);
}

async function check(
  system: Context,
  { personId, name, value }: { personId: PersonId; name: ElementName; value: unknown },
): Promise<void> {
  await system.transaction(async (tx) => {
    await declareElement(tx, system, { personId, name, value, saidBy: personId });
    await validateElement(tx, system, { personId, name, ...seen(name) });
  });
}

function seen(name: ElementName) {
  const [kind] = elementDefinition(name).provenBy;
  return { method: "original_seen" as const, ...(kind ? { evidence: { kind } } : {}) };
}

function validatedValue(elements: Touched["player"]["elements"], name: string): unknown {
  return elements.find((one) => one.name === name)?.validated?.value;
}
