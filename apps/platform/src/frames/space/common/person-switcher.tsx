import type { Language } from "../../../kernel/errors.ts";
import { about } from "./addresses.ts";
import type { Chosen } from "./choose-person.ts";
import { commonWords } from "./common-words.ts";
import type { Somebody } from "./somebody.ts";

export function nameOf(somebody: Somebody, language: Language): string {
  return somebody.fullName || commonWords(language).unnamed;
}

/** Links to the same page about each person; nothing when the reader acts for nobody. */
export function PersonSwitcher({
  people,
  somebody,
  path,
  language,
}: Chosen & { readonly path: string; readonly language: Language }) {
  if (people.length < 2) return null;
  const words = commonWords(language);
  return (
    <nav aria-label={words.choosePerson}>
      <ul class="ar-links">
        {people.map((one) => (
          <li key={one.id}>
            <a href={about(path, one)} aria-current={one.id === somebody.id ? "page" : undefined}>
              {one.self ? words.me : one.givenName || words.unnamed}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
