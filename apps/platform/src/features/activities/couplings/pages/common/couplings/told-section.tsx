import { Section, Table, Tag } from "@ardeco/ui";
import type { Language } from "../../../../../../kernel/errors.ts";
import type { OwnCoupling } from "../../../index.ts";
import { couplingWords } from "./coupling-words.ts";

interface OfOwn {
  readonly own: OwnCoupling;
  readonly language: Language;
}

/** Each service of the offer, with whether it is held. */
export function NeededServices({ own: { coupling, giver, needed }, language }: OfOwn) {
  const words = couplingWords(language);
  return (
    <>
      <p>{coupling.needs === "any" ? words.anyOne(giver.title[language]) : words.everyOne}</p>
      <ul>
        {[giver, ...needed].map(({ id, title, isHeld, isOpening }) => (
          <li key={id}>
            {title[language]}{" "}
            {isOpening ? (
              <Tag tone="info">{words.opening}</Tag>
            ) : (
              <Tag tone={isHeld ? "success" : "neutral"}>{isHeld ? words.held : words.missing}</Tag>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What will be told to whom, on which basis, and until when: read before the yes, in the space and aloud. */
export function ToldSection({ own: { coupling, giver, needed }, language }: OfOwn) {
  const words = couplingWords(language);
  const others = needed.map(({ title }) => title[language]);
  return (
    <Section id="dit" title={words.told}>
      <Table
        id="qui-saura"
        caption={words.told}
        isTitled
        columns={[{ label: words.toldColumns.service }, { label: words.toldColumns.what }]}
        rows={[
          { key: giver.id, cells: [giver.title[language], words.toldGiver] },
          ...needed.map(({ id, title }) => ({ key: id, cells: [title[language], words.toldOthers] })),
        ]}
      />
      <p>
        {coupling.needs === "any" && needed.length > 1
          ? words.toldAny(giver.title[language])
          : words.toldAll(giver.title[language], others)}
      </p>
      <h3>{words.basis}</h3>
      <p>{words.basisText}</p>
      <p>{words.endsText}</p>
      <p>{words.keptText}</p>
    </Section>
  );
}
