import { Section } from "@ardeco/ui";
import type { ComponentChildren } from "preact";
import type { Language } from "../../../../../../kernel/errors.ts";
import { keptWords } from "./kept-words.ts";

interface KeptListProps {
  readonly language: Language;
  readonly children?: ComponentChildren;
}

/**
 * What a phone keeps beside its key, read before it keeps anything: as it is bound, or where it was bound
 * before that was told.
 */
export function KeptList({ language, children }: KeptListProps) {
  const { title, kept, not, who } = keptWords(language);
  return (
    <Section id="garde" title={title}>
      <ul>
        {Object.values(kept).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>{not}</p>
      <p>{who}</p>
      {children}
    </Section>
  );
}
