import { formatPlainDate } from "../../../../../kernel/civil-date.ts";
import { parseId } from "../../../../../kernel/ids.ts";
import { formatShortInstant } from "../../../../../web/format/index.ts";
import type { Visit } from "../../../../../web/index.ts";
import { type Act, type Column, formatPageHref, listPage } from "../../../../../web/resource/index.ts";
import {
  equipmentKinds,
  equipmentStates,
  getEquipmentStanding,
  listChosenEquipment,
  type PlacedEquipment,
  recordEquipmentExport,
  revokeEquipment,
  searchEquipment,
} from "../../index.ts";
import { getEquipmentWords } from "../common/equipment-words.ts";
import { StandingTag } from "../common/standing-tag.tsx";
import {
  equipmentFrame,
  formatCodePath,
  formatEquipmentPath,
  formatRevocationPath,
  LIST,
  REGISTER,
} from "./addresses.ts";
import { formatVersion } from "./format-version.ts";
import { TwoLines } from "./two-lines.tsx";

/** All the equipment of the authority: where it is, whether it is alive. */
export const equipmentList = listPage<PlacedEquipment>({
  frame: equipmentFrame,
  path: LIST,
  sort: "name",
  load: searchEquipment,
  key: ({ id }) => id,
  name: ({ name }) => name,
  texts: ({ language }) => {
    const { title, lead, search, empty, emptyText } = getEquipmentWords(language);
    return { title, lead, search, empty: { title: empty, text: emptyText, icon: "scan-line" } };
  },
  columns: listColumns,
  filters: ({ language }) => {
    const { kinds, states, kind, columns } = getEquipmentWords(language);
    return [
      { name: "kind", label: kind, options: equipmentKinds.map((value) => ({ value, label: kinds[value] })) },
      {
        name: "state",
        label: columns.state,
        options: equipmentStates.map((value) => ({ value, label: states[value] })),
      },
    ];
  },
  add: ({ language }) => ({ label: getEquipmentWords(language).add, path: REGISTER }),
  rowActs: ({ id, name, state }, { language }): readonly Act[] => {
    const { newCode, revoke } = getEquipmentWords(language);
    if (state === "revoked") return [];
    return [
      { label: newCode, about: name, path: formatCodePath(id), method: "post" },
      { label: revoke, about: name, path: formatRevocationPath(id), method: "get" },
    ];
  },
  bulk: {
    read: (context, keys) => listChosenEquipment(context, keys.map(parseId<"equipment">)),
    acts: [
      {
        name: "revoke",
        label: ({ language }) => getEquipmentWords(language).revoke,
        confirm: ({ language }, count) => {
          const words = getEquipmentWords(language);
          const { revokeSeveralLead: lead, revokeSeveralNow: submit } = words;
          return { title: words.revokeSeveral(count), lead, submit };
        },
        refuse: ({ state }, { language }) =>
          state === "revoked" ? getEquipmentWords(language).revokedAlready : undefined,
        run: (context, key) => revokeEquipment(context, parseId<"equipment">(key)),
        done: ({ language }, count) => getEquipmentWords(language).revokedSeveral(count),
      },
    ],
  },
  exportCsv: { fileName: "equipements", record: recordEquipmentExport },
});

function listColumns(visit: Visit): readonly Column<PlacedEquipment>[] {
  const { language, context } = visit;
  const { columns, file, kinds, standings, never, revokedOn } = getEquipmentWords(language);
  const getStanding = (one: PlacedEquipment) => getEquipmentStanding(one, context.now());
  const formatSeen = ({ lastSeenAt }: PlacedEquipment) =>
    lastSeenAt === null ? never : formatShortInstant(lastSeenAt, language);
  return [
    {
      name: "name",
      label: columns.name,
      canSort: true,
      cell: ({ id, name, kind }) => (
        <TwoLines
          first={<a href={formatPageHref(visit, formatEquipmentPath(id))}>{name}</a>}
          second={kinds[kind]}
        />
      ),
      csv: ({ name }) => name,
    },
    {
      name: "place",
      label: columns.place,
      canSort: true,
      cell: ({ place, deskName }) => <TwoLines first={place} second={deskName} />,
      csv: ({ place }) => place,
    },
    {
      name: "state",
      label: columns.state,
      cell: (one) => (
        <TwoLines
          first={<StandingTag standing={getStanding(one)} language={language} />}
          second={one.revokedOn === null ? undefined : revokedOn(formatPlainDate(one.revokedOn, language))}
        />
      ),
      csv: (one) => standings[getStanding(one)],
    },
    {
      name: "seen",
      label: columns.seen,
      canSort: true,
      cell: (one) => <TwoLines first={formatSeen(one)} second={formatVersion(one, language)} />,
      csv: formatSeen,
    },
    { name: "kind", label: file.kind, csv: ({ kind }) => kinds[kind] },
    { name: "desk", label: file.desk, csv: ({ deskName }) => deskName },
    { name: "version", label: file.version, csv: ({ version }) => version ?? "" },
  ];
}
