import type { Spoken } from "../../../modules/consent/index.ts";
import { type Field, type TypedValues, textOf } from "../../../web/index.ts";
import { openWords } from "./open-words.ts";

const CHANNEL = "canal";
const [fr, en] = [openWords("fr"), openWords("en")];

/** Where it was said, and that it was: asked each time. */
export function spokenFields(name: string): readonly Field[] {
  return [
    {
      kind: "choice",
      inline: true,
      name: CHANNEL,
      label: { fr: fr.channel, en: en.channel },
      options: [
        { value: "desk", label: { fr: fr.channels.desk, en: en.channels.desk } },
        { value: "visit", label: { fr: fr.channels.visit, en: en.channels.visit } },
      ],
    },
    { kind: "confirm", name: "presente", label: { fr: fr.present(name), en: en.present(name) } },
  ];
}

/** Read once the fields have been checked. */
export const channelIn = (typed: TypedValues): Spoken["channel"] =>
  textOf(typed, CHANNEL) === "visit" ? "visit" : "desk";
