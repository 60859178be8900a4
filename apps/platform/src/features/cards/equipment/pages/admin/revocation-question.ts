import { parsePathId } from "../../../../../web/index.ts";
import { confirmPage } from "../../../../../web/resource/index.ts";
import { readEquipment, revokeEquipment } from "../../index.ts";
import { getEquipmentWords } from "../common/equipment-words.ts";
import { equipmentFrame, formatEquipmentPath, formatRevocationPath, ID, LIST } from "./addresses.ts";

/** Whether an equipment is to be refused for ever. */
export const revocationQuestion = confirmPage({
  frame: equipmentFrame,
  path: formatRevocationPath(ID),
  read: (request) => readEquipment(request.ardeco.context, parsePathId<"equipment">(request, "equipment")),
  texts: ({ language }, { name, kind, place }) => {
    const words = getEquipmentWords(language);
    return {
      title: words.revokeTitle(name),
      lead: words.revokeLead,
      facts: [
        { term: words.kind, description: words.kinds[kind] },
        { term: words.place, description: place },
      ],
      submit: words.revokeNow,
      cancel: words.cancel,
    };
  },
  back: ({ id }) => formatEquipmentPath(id),
  act: (context, { id }) => revokeEquipment(context, id),
  after: ({ language }, { name }) => {
    const { revokedDone: title, revokedText } = getEquipmentWords(language);
    return { path: LIST, flash: { title, text: revokedText(name) } };
  },
});
