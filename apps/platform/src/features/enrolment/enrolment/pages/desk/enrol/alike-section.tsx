import { Section } from "@ardeco/ui";
import type { ComponentChildren } from "preact";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import type { Visit } from "../../../../../../web/index.ts";
import type { Duplicate } from "../../../index.ts";
import { enrolWords } from "./enrol-words.ts";

interface AlikeProps {
  readonly alike: readonly Duplicate[];
  readonly visit: Visit;
  readonly children: ComponentChildren;
}

/** Who may be the same person, the way to their page, and the question that goes on without it. */
export function AlikeSection({ alike, visit: { brand, language }, children }: AlikeProps) {
  const { known: words } = enrolWords(language);
  return (
    <Section id="deja-connue" title={words.title} lead={words.lead}>
      <ul>
        {alike.map(({ personId, displayName, reasons }) => (
          <li key={personId}>
            <a href={buildDeskAddresses(brand).person(personId, "check")}>{words.open(displayName)}</a>
            {" – "}
            {reasons.map(({ sentence }) => sentence[language]).join(" ")}
          </li>
        ))}
      </ul>
      {children}
    </Section>
  );
}
