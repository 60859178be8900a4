import { formatLongDate } from "../../../../../kernel/civil-date.ts";
import { formatLongInstant } from "../../../../../web/format/index.ts";
import { parsePathId, type Visit } from "../../../../../web/index.ts";
import { detailPage } from "../../../../../web/resource/index.ts";
import { getEquipmentStanding, type PlacedEquipment, readEquipment } from "../../index.ts";
import { getEquipmentWords } from "../common/equipment-words.ts";
import { standingTones } from "../common/standing-tag.tsx";
import {
  equipmentFrame,
  formatCodePath,
  formatEquipmentPath,
  formatRevocationPath,
  ID,
} from "./addresses.ts";
import { formatVersion } from "./format-version.ts";

/** One equipment: how it stands, which desk answers for it, when it last called. */
export const equipmentDetail = detailPage({
  frame: equipmentFrame,
  path: formatEquipmentPath(ID),
  read: (request) => readEquipment(request.ardeco.context, parsePathId<"equipment">(request, "equipment")),
  texts: ({ language, context }, equipment) => {
    const standing = getEquipmentStanding(equipment, context.now());
    const label = getEquipmentWords(language).standings[standing];
    return { title: equipment.name, state: { label, tone: standingTones[standing] } };
  },
  facts: listFacts,
  acts: ({ language }, { id, state }) => {
    const { newCode, revoke } = getEquipmentWords(language);
    if (state === "revoked") return [];
    return [
      { label: newCode, path: formatCodePath(id), method: "post" },
      { label: revoke, path: formatRevocationPath(id), method: "get" },
    ];
  },
});

function listFacts({ language }: Visit, equipment: PlacedEquipment) {
  const { kind, place, deskName, registeredOn, revokedOn, lastSeenAt } = equipment;
  const words = getEquipmentWords(language);
  const version = formatVersion(equipment, language);
  return [
    { term: words.kind, description: words.kinds[kind] },
    { term: words.place, description: place },
    { term: words.desk, description: deskName },
    {
      term: words.columns.seen,
      description: lastSeenAt === null ? words.never : formatLongInstant(lastSeenAt, language),
    },
    ...(version === undefined ? [] : [{ term: words.file.version, description: version }]),
    { term: words.registered, description: formatLongDate(registeredOn, language) },
    ...(revokedOn === null ? [] : [{ term: words.ended, description: formatLongDate(revokedOn, language) }]),
  ];
}
