import type { Language } from "../../../kernel/errors.ts";
import { formatPersonAddress } from "./addresses.ts";
import { spaceCommonWords } from "./common-words.ts";
import type { ChosenPerson } from "./resolve-chosen-person.ts";
import type { Somebody } from "./somebody.ts";

export function formatPersonName(somebody: Somebody, language: Language): string {
  return somebody.fullName || spaceCommonWords(language).unnamed;
}

/** Links to the same page about each person; nothing when the reader acts for nobody. */
export function PersonSwitcher({
  people,
  somebody,
  path,
  language,
}: ChosenPerson & { readonly path: string; readonly language: Language }) {
  if (people.length < 2) return null;
  const words = spaceCommonWords(language);
  return (
    <nav aria-label={words.choosePerson}>
      <ul class="ar-links">
        {people.map((one) => (
          <li key={one.id}>
            <a
              href={formatPersonAddress(path, one)}
              aria-current={one.id === somebody.id ? "page" : undefined}
            >
              {one.self ? words.me : one.givenName || words.unnamed}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
