import { type ElementName, elementDefinition, isElementName } from "@ardeco/contracts";
import { addDays, addMonths, toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { createDeclaration, expireElements, validateElement } from "../../../identity/identity/index.ts";
import { sandboxErrors } from "../errors.ts";
import { buildCast } from "../people/cast.ts";
import { getNextValue, isChangeable } from "./next-value.ts";
import type { Touched } from "./touched.ts";

const MAJORITY_MONTHS = 18 * 12;

/** Another value, which an agent has checked: applications hear of it. */
export async function setOtherElement({ system, player, on }: Touched): Promise<void> {
  const now = findValidatedValue(player.elements, on);
  if (!isChangeable(on) || now === undefined) throw sandboxErrors.error("sandbox.gesture_not_possible");
  await validateGestureElement(system, { personId: player.personId, name: on, value: getNextValue(on, now) });
}

/** Its last day was yesterday: it is no longer released. */
export async function expireElement({ system, player, on }: Touched): Promise<void> {
  if (!isElementName(on) || findValidatedValue(player.elements, on) === undefined)
    throw sandboxErrors.error("sandbox.gesture_not_possible");
  await setElementsExpired(system, player.personId, [on]);
}

/** What the person had at first, checked again. */
export async function resumeElement({ system, player, on }: Touched): Promise<void> {
  const part = buildCast(toCivilDate(system.now())).find((one) => one.part === player.part);
  const value = isElementName(on) ? part?.validated[on] : undefined;
  if (!isElementName(on) || value === undefined || findValidatedValue(player.elements, on) !== undefined)
    throw sandboxErrors.error("sandbox.gesture_not_possible");
  await validateGestureElement(system, { personId: player.personId, name: on, value });
}

/** Eighteen today: who acted for them no longer does, as the night of a birthday has it. */
export async function applyMajority({ system, player }: Touched): Promise<void> {
  const today = toCivilDate(system.now());
  const born = addMonths(today, -MAJORITY_MONTHS);
  const now = findValidatedValue(player.elements, "birthdate");
  if (typeof now !== "string" || now <= born) throw sandboxErrors.error("sandbox.gesture_not_possible");
  await validateGestureElement(system, { personId: player.personId, name: "birthdate", value: born });
  const { authorityId, requestId } = system;
  await system.transaction((tx) =>
    system.ports.jobs.send(tx, "households.coming_of_age", { authorityId, requestId }),
  );
}

export async function setElementsExpired(
  system: Context,
  personId: PersonId,
  names: readonly ElementName[],
): Promise<void> {
  const validUntil = addDays(toCivilDate(system.now()), -1);
  await system.transaction(async (tx) => {
    for (const name of names)
      await validateElement(tx, system, { personId, name, ...buildElementSeen(name), validUntil });
  });
  await expireElements(system);
}

async function validateGestureElement(
  system: Context,
  { personId, name, value }: { personId: PersonId; name: ElementName; value: unknown },
): Promise<void> {
  await system.transaction(async (tx) => {
    await createDeclaration(tx, system, { personId, name, value, saidBy: personId });
    await validateElement(tx, system, { personId, name, ...buildElementSeen(name) });
  });
}

function buildElementSeen(name: ElementName) {
  const [kind] = elementDefinition(name).provenBy;
  return { method: "original_seen" as const, ...(kind ? { evidence: { kind } } : {}) };
}

function findValidatedValue(elements: Touched["player"]["elements"], name: string): unknown {
  return elements.find((one) => one.name === name)?.validated?.value;
}
