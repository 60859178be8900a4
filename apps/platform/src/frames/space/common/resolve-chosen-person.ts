import type { FastifyRequest } from "fastify";
import { householdsErrors } from "../../../features/identity/households/index.ts";
import { getQueryText } from "../../../web/index.ts";
import { FOR } from "./addresses.ts";
import { listPeople } from "./list-people.ts";
import { getSignedInPerson } from "./require-person.ts";
import type { Somebody } from "./somebody.ts";

export interface ChosenPerson {
  readonly people: readonly Somebody[];
  readonly somebody: Somebody;
}

/** Whom the address names (`?pour=`), or the reader. Throws households.cannot_act_for for anybody else. */
export async function resolveChosenPerson(
  request: FastifyRequest,
  asked = getQueryText(request, FOR),
): Promise<ChosenPerson> {
  const { context } = request.ardeco;
  const people = await listPeople(context, getSignedInPerson(request.ardeco));
  const somebody = people.find(({ id, self }) => (asked === "" ? self : id === asked));
  if (!somebody) throw householdsErrors.error("households.cannot_act_for");
  return { people, somebody };
}
