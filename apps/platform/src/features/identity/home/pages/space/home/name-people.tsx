import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import { homeWords } from "./home-words.ts";

interface Named {
  readonly people: readonly Somebody[];
  readonly personIds: readonly PersonId[];
  readonly language: Language;
}

/** "Anne-Charlotte et Léo", in the order of the page. */
export const formatPeopleNames = (named: Named): string =>
  new Intl.ListFormat(named.language).format(listNames(named));

/**
 * For whom, in little room: the name of one, the initials of several with their names for who hears the page.
 * Nothing where the reader is alone: everything is theirs.
 */
export function PeopleMarks(named: Named) {
  if (named.people.length < 2) return null;
  const names = listNames(named);
  const initials = names.map(buildInitials);
  if (names.length < 2 || new Set(initials).size < names.length)
    return <span class="ar-row__who">{names.join(", ")}</span>;
  return (
    <span class="ar-row__who">
      <span class="ds-sr-only">{new Intl.ListFormat(named.language).format(names)}</span>
      {initials.map((text, nth) => (
        <span key={text} class="ar-mark" aria-hidden="true" title={names[nth]}>
          {text}
        </span>
      ))}
    </span>
  );
}

function listNames({ people, personIds, language }: Named): readonly string[] {
  return people
    .filter(({ id }) => personIds.includes(id))
    .map(({ self, givenName, fullName }) => (self ? homeWords(language).you : givenName || fullName));
}

/** "MA" for Maximilien-Alexandre, "L" for Léo. */
export const buildInitials = (name: string): string =>
  name
    .split(/[\s-]+/)
    .map((part) => part.slice(0, 1).toLocaleUpperCase("fr"))
    .join("");
