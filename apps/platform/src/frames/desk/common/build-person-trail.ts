import { type PersonView, readPersonView } from "../../../features/enrolment/enrolment/index.ts";
import type { Context } from "../../../kernel/context.ts";
import type { FieldError } from "../../../kernel/errors.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import type { Visit } from "../../../web/index.ts";
import { peopleWords } from "../people/people-words.ts";
import { buildDeskAddresses } from "./addresses.ts";
import { deskCommonWords } from "./common-words.ts";

/**
 * A page of an act shows who it is about: their journal tells that an agent looked. Throws
 * identity.unknown_person.
 */
export async function getViewedPersonName(context: Context, personId: PersonId): Promise<string> {
  const { displayName } = await getAssistedPerson(context, personId);
  return displayName || deskCommonWords(context.language).unnamed;
}

/**
 * What an act at the desk needs to show of somebody. Throws access.capability_missing,
 * identity.unknown_person.
 */
export const getAssistedPerson = (context: Context, personId: PersonId): Promise<PersonView> =>
  readPersonView(context, { personId, purpose: "help_at_desk" });

/** Where a page about somebody stands: under the search, under their page, then under what comes between. */
export function buildPersonTrail(
  { brand, language }: Pick<Visit, "brand" | "language">,
  { id, name }: { readonly id: PersonId; readonly name: string },
  more: readonly { readonly href: string; readonly label: string }[] = [],
) {
  const at = buildDeskAddresses(brand);
  const above = [
    { href: at.people, label: peopleWords(language).title },
    { href: at.person(id, "help_at_desk"), label: name },
    ...more,
  ];
  return { place: "people", width: "task", above } as const;
}

/** What a page that comes back refused says of itself. */
export const buildRefusalState = (errors: readonly FieldError[]) =>
  errors.length > 0 ? { status: 422, hasErrors: true } : {};
