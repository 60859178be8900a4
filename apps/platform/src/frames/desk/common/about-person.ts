import { consultPerson, type PersonView } from "../../../features/enrolment/enrolment/index.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { FieldError } from "../../../kernel/errors.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import type { Visit } from "../../../web/index.ts";
import { peopleWords } from "../people/people-words.ts";
import { addresses } from "./addresses.ts";
import { commonWords } from "./common-words.ts";

/**
 * A page of an act shows who it is about: their journal tells that an agent looked. Throws
 * identity.unknown_person.
 */
export async function nameOfPerson(context: Context, personId: PersonId): Promise<string> {
  const { displayName } = await context.transaction((tx) => lookToHelp(tx, context, personId));
  return displayName || commonWords(context.language).unnamed;
}

/**
 * What an act at the desk needs to show of somebody. Throws access.capability_missing,
 * identity.unknown_person.
 */
export const lookToHelp = (tx: Tx, context: Context, personId: PersonId): Promise<PersonView> =>
  consultPerson(tx, context, { personId, purpose: "help_at_desk" });

/** Where a page about somebody stands: under the search, under their page, then under what comes between. */
export function aboutPerson(
  { brand, language }: Pick<Visit, "brand" | "language">,
  { id, name }: { readonly id: PersonId; readonly name: string },
  more: readonly { readonly href: string; readonly label: string }[] = [],
) {
  const at = addresses(brand);
  const above = [
    { href: at.people, label: peopleWords(language).title },
    { href: at.person(id, "help_at_desk"), label: name },
    ...more,
  ];
  return { place: "people", width: "task", above } as const;
}

/** What a page that comes back refused says of itself. */
export const refusedWith = (errors: readonly FieldError[]) =>
  errors.length > 0 ? { status: 422, hasErrors: true } : {};
