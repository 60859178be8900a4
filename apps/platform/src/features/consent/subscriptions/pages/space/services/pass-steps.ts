import type { Context } from "../../../../../../kernel/context.ts";
import { listOwnPasses, listPasses } from "../../../../../activities/passes/index.ts";
import type { PassStep, ServiceHolding } from "./list-holdings.ts";

/**
 * Adds what is left to do for the pass that a service carries, where there is one: its agreement is given,
 * and yet it does not serve. A town without a pass costs one query.
 */
export async function addPassSteps(
  context: Context,
  holdings: readonly ServiceHolding[],
): Promise<readonly ServiceHolding[]> {
  const passes = await listPasses(context);
  const carries = new Set<string>(passes.map(({ serviceId }) => serviceId));
  const isConcerned = ({ held }: ServiceHolding) =>
    held.grant.state === "live" && carries.has(held.service.id);
  const people = new Set(holdings.filter(isConcerned).map(({ somebody }) => somebody.id));
  const steps = new Map<string, PassStep>();
  for (const personId of people) {
    for (const { pass, standing } of await listOwnPasses(context, personId)) {
      if (standing === "none" || standing === "unpaid") steps.set(`${personId}:${pass.serviceId}`, standing);
    }
  }
  return holdings.map((holding) => {
    const step = steps.get(`${holding.somebody.id}:${holding.held.service.id}`);
    return step && isConcerned(holding) ? { ...holding, passStep: step } : holding;
  });
}
