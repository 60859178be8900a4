import type { Request } from "./list-people-requests.ts";
import type { requestWords } from "./request-words.ts";

/** « Mon inscription », « Informations à mettre à jour : Léo Morel ». */
export function formatRequestTitle(
  { self, name, isChange }: Pick<Request, "self" | "name" | "isChange">,
  words: ReturnType<typeof requestWords>,
): string {
  const mine = self || name === "";
  if (isChange) return mine ? words.change : words.changeOf(name);
  return mine ? words.mine : words.of(name);
}
