import type { FastifyRequest } from "fastify";
import { parsePathId } from "../../../../../../frames/admin/common/parse-path-id.ts";
import { listProviderAuthorities } from "../../../../../authorities/authorities/index.ts";
import { listOfferedServices, listPublishedServices } from "../../../../../catalogue/catalogue/index.ts";
import { type Counter, getCounter } from "../../../index.ts";
import type { Offered } from "./counter-fields.ts";
import { counterWords } from "./counter-words.ts";

/** The counter that the path names. Throws counters.unknown_counter. */
export const readCounter = (request: FastifyRequest): Promise<Counter> => {
  const { context } = request.ardeco;
  return context.transaction((tx) => getCounter(tx, context, parsePathId<"counter">(request, "counter")));
};

/**
 * Services that may touch a counter: those offered here today, and those that a counter kept when they were
 * retired.
 */
export const readOffered = ({ ardeco: { context } }: FastifyRequest, known?: Counter) =>
  context.transaction(async (tx): Promise<readonly Offered[]> => {
    const ids = (await listProviderAuthorities(tx, context.authorityId)).map(({ id }) => id);
    const published = await listPublishedServices(tx, ids, { peopleOf: context.authorityId });
    const kept = (known?.services ?? []).filter(
      ({ serviceId }) => !published.some(({ id }) => id === serviceId),
    );
    const every = kept.length === 0 ? [] : await listOfferedServices(tx, ids);
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
  });
