import { Alert, Definition, LinkButton } from "@ardeco/ui";
import { formatTimeOfDay } from "../../../../../web/format/index.ts";
import { parsePathId, type Visit } from "../../../../../web/index.ts";
import { formatPageHref, type Outcome, postAct } from "../../../../../web/resource/index.ts";
import { issuePairingCode, type PairingCode } from "../../index.ts";
import { getEquipmentWords } from "../common/equipment-words.ts";
import { equipmentFrame, formatCodePath, ID, LIST } from "./addresses.ts";

export const pairingCodeAct = postAct({
  frame: equipmentFrame,
  path: formatCodePath(ID),
  act: (request) => issuePairingCode(request.ardeco.context, parsePathId<"equipment">(request, "equipment")),
  after: showPairingCode,
});

/** The answer to a form, never a page with an address: what is shown once has nowhere to be read again. */
export function showPairingCode({ kind, code, until }: PairingCode, visit: Visit): Outcome {
  const { language } = visit;
  const words = getEquipmentWords(language);
  return {
    page: { title: words.codeTitle, width: "task", above: [] },
    content: (
      <>
        <h1>{words.codeTitle}</h1>
        <Alert tone="warning" title={words.codeLead} />
        <Definition
          items={[
            {
              term: words.code,
              description: (
                <strong>
                  <code>{code}</code>
                </strong>
              ),
            },
            { term: words.until, description: formatTimeOfDay(until, language) },
            {
              term: kind === "kiosk" ? words.kioskAddress : words.address,
              description: <code>{formatPairingAddress(kind, visit)}</code>,
            },
          ]}
        />
        <p>{words.codeNext}</p>
        <LinkButton href={formatPageHref(visit, LIST)}>{words.back}</LinkButton>
      </>
    ),
  };
}

/** Where the code is typed: a kiosk opens a page, a program calls the API. */
function formatPairingAddress(kind: PairingCode["kind"], { brand, context }: Visit): string {
  const { publicUrl } = context.ports;
  return kind === "kiosk"
    ? `${publicUrl}/${brand.slug}/borne`
    : `${publicUrl}/api/v1/authorities/${brand.slug}/equipment/pair`;
}
