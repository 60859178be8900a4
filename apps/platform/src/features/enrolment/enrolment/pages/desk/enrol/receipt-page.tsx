import { elementDefinition, formatElement } from "@ardeco/contracts";
import { ButtonGroup, LinkButton, Receipt, SummaryList } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatLongDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import { parsePathId } from "../../../../../../web/index.ts";
import type { Desk } from "../../../../../authorities/authorities/index.ts";
import type { ElementPair } from "../../../../../identity/identity/index.ts";
import { openFile, readReceipt } from "../../../index.ts";
import { enrolWords } from "./enrol-words.ts";

/** On paper, for who has no screen: the same receipt as on the web, with what was decided at the desk. */
export async function showReceipt(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, language, brand } = request.ardeco;
  const fileId = parsePathId<"file">(request, "id");
  const view = await openFile(context, { fileId, purpose: "help_at_desk" });
  const receipt = await readReceipt(context, fileId);
  const words = enrolWords(language).receipt;
  const at = buildDeskAddresses(brand);
  const { decidedOn } = view.file;
  const day = decidedOn && formatLongDate(decidedOn, language);
  const { next, delay, silence, appeal } = receipt.sentences;
  const title = day ? words.titleDecided : words.title;
  return sendDeskPage(
    reply,
    { title, place: "enrol", width: "task" },
    <>
      <Receipt
        title={title}
        number={receipt.number}
        date={formatLongDay(receipt.submittedAt, language)}
        office={formatOffice(receipt.office)}
        nextStep={day ? words.decided : next[language]}
        delay={day ? words.decidedDelay(day) : delay[language]}
        silence={day ? words.noSilence : silence[language]}
        appeal={appeal[language]}
      >
        <SummaryList rows={view.elements.map((pair) => renderReceiptRow(pair, language))} />
      </Receipt>
      <p class="ar-desk-screen-only">{words.print}</p>
      <ButtonGroup>
        <LinkButton href={at.enrol} icon="user-plus">
          {words.another}
        </LinkButton>
        <LinkButton href={at.file(fileId)} variant="secondary">
          {words.file}
        </LinkButton>
        <LinkButton href={at.letters} variant="secondary" icon="printer">
          {words.letters}
        </LinkButton>
      </ButtonGroup>
    </>,
  );
}

function renderReceiptRow({ name, validated, declared }: ElementPair, language: "fr" | "en") {
  const words = enrolWords(language).receipt;
  const value = formatElement(name, (declared ?? validated)?.value, language);
  return {
    label: elementDefinition(name).label[language],
    value: `${value} (${declared ? words.declared : words.validated})`,
  };
}

function formatOffice({ name, contact }: Desk): string {
  const place = [contact.street, [contact.postalCode, contact.locality].filter(Boolean).join(" ")];
  return [name, ...place, contact.phone, contact.email].filter(Boolean).join(", ");
}
