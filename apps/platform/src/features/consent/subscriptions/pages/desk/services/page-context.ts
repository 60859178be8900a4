import type { FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { buildPersonTrail } from "../../../../../../frames/desk/common/build-person-trail.ts";
import { openWords } from "./open-words.ts";
import type { AtCounter } from "./present.ts";

/** Where these pages stand: under the person, and under the list of services once inside it. */
export const buildPageContext = (
  { ardeco }: FastifyRequest,
  { personId: id, name }: Pick<AtCounter, "personId" | "name">,
  more: Parameters<typeof buildPersonTrail>[2] = [],
) => buildPersonTrail(ardeco, { id, name }, more);

/** The list of services, above one of them. */
export function listAbove(request: FastifyRequest, personId: string) {
  const { brand, language } = request.ardeco;
  return { href: buildDeskAddresses(brand).offers(personId), label: openWords(language).act };
}
