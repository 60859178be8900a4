import type { Actor } from "../../../../kernel/context.ts";
import type { AuthorityContact } from "../authority.ts";
import type { PresentationFacts } from "../presentation.ts";

const contactNames = [
  "street",
  "postalCode",
  "locality",
  "phone",
  "email",
  "dataProtectionEmail",
  "hours",
] as const satisfies readonly (keyof AuthorityContact)[];

const factNames = [
  "name",
  "colour",
  "showsPrivateOffers",
] as const satisfies readonly (keyof PresentationFacts)[];

export type PresentationName = (typeof factNames)[number] | (typeof contactNames)[number];

/** Which facts differ, by name. */
export function compareFacts(one: PresentationFacts, other: PresentationFacts): readonly PresentationName[] {
  return [
    ...factNames.filter((name) => one[name] !== other[name]),
    ...contactNames.filter(
      (name) => JSON.stringify(one.contact[name]) !== JSON.stringify(other.contact[name]),
    ),
  ];
}

/** A role bounded to a desk or a service says nothing for the whole authority. */
export const mayPresent = (actor: Actor): boolean =>
  actor.kind === "system" ||
  (actor.kind === "staff" &&
    actor.roles.some(
      ({ role, serviceId, deskId }) =>
        role === "authority_administrator" && serviceId === undefined && deskId === undefined,
    ));
