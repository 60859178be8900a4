import { LinkButton } from "@ardeco/ui";
import { plainDay } from "../../../../../../frames/common/dates/dates.ts";
import { deskCommonWords } from "../../../../../../frames/desk/common/common-words.ts";
import { buildDeskFrame } from "../../../../../../frames/desk/common/desk-frame.ts";
import { buildSupportAddresses } from "../../../../../../frames/desk/common/support-addresses.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { type Column, listPage } from "../../../../../../web/resource/index.ts";
import {
  formatSupportKind,
  type SupportToMake,
  searchSupportsToMake,
  stateWords,
  supportKinds,
} from "../../../index.ts";
import { deskSupportWords } from "./desk-support-words.ts";

/** What waits to be made or handed over, and the way to check what somebody shows. */
export const supportsToMake = listPage<SupportToMake>({
  frame: buildDeskFrame("supports"),
  path: "/agents/supports",
  sort: "day",
  writesOnRead: "a line of the journal of each person shown",
  load: searchSupportsToMake,
  key: ({ id }) => id,
  name: ({ number }) => number,
  texts: ({ language }) => {
    const { title, lead, empty, emptyText } = deskSupportWords(language);
    return { title, lead, empty: { title: empty, text: emptyText, icon: "id-card" } };
  },
  above: ({ brand, language }) => (
    <p>
      <LinkButton href={buildSupportAddresses(brand).check} icon="scan-line">
        {deskSupportWords(language).check}
      </LinkButton>
    </p>
  ),
  filters: ({ language }) => [
    {
      name: "kind",
      label: deskSupportWords(language).columns.kind,
      options: supportKinds.map((value) => ({ value, label: formatSupportKind(value)[language] })),
    },
  ],
  columns: listColumns,
});

function listColumns({ brand, language }: Visit): readonly Column<SupportToMake>[] {
  const { columns } = deskSupportWords(language);
  const { unnamed } = deskCommonWords(language);
  return [
    {
      name: "person",
      label: columns.person,
      cell: ({ personId, personName }) => (
        <a href={buildSupportAddresses(brand).of(personId)}>{personName || unnamed}</a>
      ),
    },
    { name: "number", label: columns.number, cell: ({ number }) => number },
    { name: "kind", label: columns.kind, cell: ({ kind }) => formatSupportKind(kind)[language] },
    { name: "state", label: columns.state, cell: ({ state }) => stateWords[state][language] },
    {
      name: "day",
      label: columns.day,
      canSort: true,
      cell: ({ stateOn }) => plainDay(stateOn, language),
    },
  ];
}
