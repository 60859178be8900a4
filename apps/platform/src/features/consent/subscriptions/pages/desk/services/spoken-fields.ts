import type { FastifyRequest } from "fastify";
import { findPresenceExpiry } from "../../../../../../frames/desk/common/presence.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import { type Field, getTypedText, type TypedValues } from "../../../../../../web/index.ts";
import type { Spoken } from "../../../../consent/index.ts";
import { openWords } from "./open-words.ts";

const CHANNEL = "canal";
const [fr, en] = [openWords("fr"), openWords("en")];

/** Where it was said, and that it was: asked each time. */
export function buildSpokenFields(name: string): readonly Field[] {
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

/** Read once the fields have been checked: who said it, where, and whether this person shows everything. */
export function parseSpoken(
  request: FastifyRequest,
  {
    personId,
    by,
    typed,
  }: { readonly personId: PersonId; readonly by: PersonId; readonly typed: TypedValues },
): Spoken {
  const channel = getTypedText(typed, CHANNEL) === "visit" ? "visit" : "desk";
  return { by, channel, showsAll: findPresenceExpiry(request, personId) !== undefined };
}
