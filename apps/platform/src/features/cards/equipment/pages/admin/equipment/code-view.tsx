import { Alert, Definition, LinkButton } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { formatTimeOfDay } from "../../../../../../frames/common/dates/dates.ts";
import { getEquipment, type PairingCode } from "../../../index.ts";
import { equipmentWords } from "./equipment-words.ts";
import { EQUIPMENT } from "./paths.ts";

/** The answer to a post, never a page with an address: what is shown once has nowhere to be read again. */
export async function showPairingCode(
  reply: FastifyReply,
  { id, code, until }: PairingCode,
): Promise<FastifyReply> {
  const { brand, language, context } = reply.request.ardeco;
  const words = equipmentWords(language);
  const { kind } = await context.transaction((tx) => getEquipment(tx, context, id));
  const { publicUrl } = context.ports;
  const isKiosk = kind === "kiosk";
  const address = isKiosk
    ? `${publicUrl}/${brand.slug}/borne`
    : `${publicUrl}/api/v1/authorities/${brand.slug}/equipment/pair`;
  return sendAdminPage(
    reply.header("cache-control", "no-store"),
    { title: words.codeTitle, place: "equipment", width: "task", above: [] },
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
          { term: isKiosk ? words.kioskAddress : words.address, description: <code>{address}</code> },
        ]}
      />
      <p>{words.codeNext}</p>
      <LinkButton href={formatAdminPath(brand, EQUIPMENT)}>{words.back}</LinkButton>
    </>,
  );
}
