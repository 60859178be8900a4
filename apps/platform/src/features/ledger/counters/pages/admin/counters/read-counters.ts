import type { FastifyRequest } from "fastify";
import { parsePathId } from "../../../../../../web/index.ts";
import { readProviders } from "../../../../../authorities/authorities/index.ts";
import { readOfferedServices, readPublishedServices } from "../../../../../catalogue/catalogue/index.ts";
import { type Counter, readCounterDefinition } from "../../../index.ts";
import type { Offered } from "./counter-fields.ts";
import { counterWords } from "./counter-words.ts";

/** The counter that the path names. Throws counters.unknown_counter. */
export const readCounter = (request: FastifyRequest): Promise<Counter> => {
  const { context } = request.ardeco;
  return readCounterDefinition(context, parsePathId<"counter">(request, "counter"));
};

/**
 * Services that may touch a counter: those offered here today, and those that a counter kept when they were
 * retired.
 */
export async function readOffered(
  { ardeco: { context } }: FastifyRequest,
  known?: Counter,
): Promise<readonly Offered[]> {
  const ids = (await readProviders(context)).map(({ id }) => id);
  const published = await readPublishedServices(context, ids);
  const kept = (known?.services ?? []).filter(
    ({ serviceId }) => !published.some(({ id }) => id === serviceId),
  );
  const every = kept.length === 0 ? [] : await readOfferedServices(context, ids);
  const retired = {
    fr: counterWords("fr").retired,
    en: counterWords("en").retired,
  };
  return [
    ...published.map(({ id, definition: { title } }) => ({ id, title })),
    ...kept.map(({ serviceId: id }) => ({
      id,
      title: every.find((one) => one.id === id)?.definition.title ?? retired,
    })),
  ];
}
