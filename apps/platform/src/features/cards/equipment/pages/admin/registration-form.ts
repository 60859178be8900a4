import { parseId } from "../../../../../kernel/ids.ts";
import { bothIn, type Field, findTextAnswer } from "../../../../../web/index.ts";
import { formPage } from "../../../../../web/resource/index.ts";
import type { Desk } from "../../../../authorities/authorities/index.ts";
import { equipmentKinds, listRegistrationDesks, registerEquipment } from "../../index.ts";
import { getEquipmentWords } from "../common/equipment-words.ts";
import { equipmentFrame, LIST, REGISTER } from "./addresses.ts";
import { showPairingCode } from "./pairing-code.tsx";

const both = bothIn(getEquipmentWords);

/** An equipment and its desk; its first pairing code answers. */
export const registrationForm = formPage({
  frame: equipmentFrame,
  path: REGISTER,
  cancel: LIST,
  read: ({ ardeco: { context } }) => listRegistrationDesks(context),
  fields: listFields,
  texts: ({ language }) => {
    const { formTitle: title, formLead: lead, save: submit } = getEquipmentWords(language);
    return { title, lead, submit };
  },
  besides: { "authorities.unknown_desk": "desk" },
  save: (context, { answers, getId }) =>
    registerEquipment(context, {
      id: getId<"equipment">(),
      name: findTextAnswer(answers, "name") ?? "",
      kind: equipmentKinds.find((kind) => kind === findTextAnswer(answers, "kind")) ?? "reader",
      place: findTextAnswer(answers, "place") ?? "",
      deskId: parseId<"desk">(findTextAnswer(answers, "desk") ?? ""),
    }),
  after: showPairingCode,
});

function listFields(desks: readonly Desk[]): readonly Field[] {
  return [
    {
      kind: "text",
      name: "name",
      label: both(({ name }) => name),
      hint: both(({ nameHint }) => nameHint),
      maxLength: 80,
    },
    {
      kind: "choice",
      name: "kind",
      label: both(({ kind }) => kind),
      options: equipmentKinds.map((value) => ({ value, label: both(({ kinds }) => kinds[value]) })),
    },
    {
      kind: "text",
      name: "place",
      label: both(({ place }) => place),
      hint: both(({ placeHint }) => placeHint),
      maxLength: 120,
    },
    {
      kind: "choice",
      name: "desk",
      label: both(({ desk }) => desk),
      hint: both(({ deskHint }) => deskHint),
      options: desks.map(({ id, name }) => ({ value: id, label: { fr: name, en: name } })),
    },
  ];
}
