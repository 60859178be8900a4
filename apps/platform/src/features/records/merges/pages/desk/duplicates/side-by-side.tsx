import { type ElementName, elementDefinition, elementNames, formatElement } from "@ardeco/contracts";
import { Table } from "@ardeco/ui";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { deskCommonWords } from "../../../../../../frames/desk/common/common-words.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import type { Visit } from "../../../../../../web/index.ts";
import type { PairMember } from "../../../../../identity/duplicates/index.ts";
import { findCurrentValue, type Sides } from "../../../../../identity/identity/index.ts";
import { duplicatesWords } from "./duplicates-words.ts";
import { mergeWords } from "./merge-words.ts";

interface Props {
  readonly one: PairMember;
  readonly other: PairMember;
  readonly visit: Pick<Visit, "brand" | "language">;
  /** While one is kept, or would be: undone, each is as before. */
  readonly sides?: Sides | undefined;
}

/** Two records, line by line: what differs is said in words, and each leads to its page. */
export function MemberComparison({ one, other, visit: { brand, language }, sides }: Props) {
  const words = duplicatesWords(language);
  const { unnamed } = deskCommonWords(language);
  const both = [one, other];
  const place = ({ personId }: PairMember, which: string): string => {
    const { kept, folded } = mergeWords(language);
    if (!sides) return which;
    return `${which} (${(sides.keptId === personId ? kept : folded).toLowerCase()})`;
  };
  return (
    <>
      <Table
        id="cote-a-cote"
        caption={words.compare}
        isTitled
        columns={[words.information, place(one, words.one), place(other, words.other)].map((label) => ({
          label,
        }))}
        rows={listMemberRows(one, other, language)}
      />
      <ul>
        {both.map(({ personId, name }, at) => (
          <li key={personId}>
            <a href={buildDeskAddresses(brand).person(personId, "check")}>
              {words.open(at === 0 ? words.one : words.other, name || unnamed)}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function listMemberRows(one: PairMember, other: PairMember, language: Language) {
  const words = duplicatesWords(language);
  const said = ({ elements }: PairMember, name: ElementName): string => {
    const value = findCurrentValue(elements, name);
    return value === undefined ? "" : formatElement(name, value, language);
  };
  return elementNames.flatMap((name) => {
    const [first, second] = [said(one, name), said(other, name)];
    if (first === "" && second === "") return [];
    const differs = first !== "" && second !== "" && first !== second;
    return [
      {
        key: name,
        cells: [
          `${elementDefinition(name).label[language]}${differs ? ` (${words.differs})` : ""}`,
          differs ? <strong>{first}</strong> : first || words.unknown,
          differs ? <strong>{second}</strong> : second || words.unknown,
        ],
      },
    ];
  });
}
