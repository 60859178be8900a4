import type { FastifyRequest } from "fastify";
import { addresses } from "../common/addresses.ts";
import { peopleWords } from "../people/people-words.ts";
import { openWords } from "./open-words.ts";
import type { AtCounter } from "./present.ts";

/** Where these pages stand: under the person, and under the list of services once inside it. */
export function pageAbout(
  request: FastifyRequest,
  { personId, name }: Pick<AtCounter, "personId" | "name">,
  more: readonly { readonly href: string; readonly label: string }[] = [],
) {
  const { brand, language } = request.ardeco;
  const at = addresses(brand);
  return {
    place: "people" as const,
    width: "task" as const,
    above: [
      { href: at.people, label: peopleWords(language).title },
      { href: at.person(personId, "help_at_desk"), label: name },
      ...more,
    ],
  };
}

/** The list of services, above one of them. */
export function listAbove(request: FastifyRequest, personId: string) {
  const { brand, language } = request.ardeco;
  return { href: addresses(brand).offers(personId), label: openWords(language).act };
}
