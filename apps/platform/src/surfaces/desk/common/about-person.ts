import type { Context } from "../../../kernel/context.ts";
import type { FieldError } from "../../../kernel/errors.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { getPerson, listElements, nameElements, nameInUse } from "../../../modules/identity/index.ts";
import type { Visit } from "../../../web/index.ts";
import { peopleWords } from "../people/people-words.ts";
import { addresses } from "./addresses.ts";
import { commonWords } from "./common-words.ts";

/** Throws identity.unknown_person. */
export async function nameOfPerson(context: Context, personId: PersonId): Promise<string> {
  const known = await context.transaction(async (tx) => {
    await getPerson(tx, context, personId);
    return listElements(tx, context, personId, nameElements);
  });
  return nameInUse(known) || commonWords(context.language).unnamed;
}

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
