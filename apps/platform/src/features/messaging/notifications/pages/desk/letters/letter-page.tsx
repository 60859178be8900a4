import { Button, Form, Letter } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import { parsePathId, sendSeeOther } from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { type Authority, readAuthority } from "../../../../../authorities/authorities/index.ts";
import { type ElementPair, formatNameInUse, readElements } from "../../../../../identity/identity/index.ts";
import { toElementAnswer } from "../../../../../identity/identity/pages/common/elements/element-answer.ts";
import { readLetter, setLetterPrinted } from "../../../index.ts";
import { letterWords } from "./letter-words.ts";

export async function showLetter(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { ardeco: visit } = request;
  const { context, language, brand } = visit;
  requireCapability(context, "person.enrol");
  const id = parsePathId<"message">(request, "id");
  const message = await readLetter(context, id);
  const elements = await readElements(context, message.personId);
  const authority = await readAuthority(context, context.authorityId);
  const words = letterWords(language);
  const at = buildDeskAddresses(brand);
  const place = authority.contact.locality ?? authority.name;
  return sendDeskPage(
    reply,
    {
      title: message.subject,
      place: "letters",
      width: "task",
      above: [{ href: at.letters, label: words.title }],
    },
    <>
      <Letter
        sender={{ name: authority.name, lines: formatSenderLines(authority), logoHref: brand.logoHref }}
        recipient={formatRecipientLines(elements, words.noAddress)}
        placeAndDate={words.placeAndDate(place, formatLongDate(message.day, language))}
        subject={message.subject}
        signature={authority.name}
      >
        {splitLetterParagraphs(message.text, authority).map((paragraph) => (
          <p key={paragraph} class="ar-letter__text">
            {paragraph}
          </p>
        ))}
      </Letter>
      <p class="ar-desk-screen-only">{words.print}</p>
      {message.state === "waiting" && (
        <Form action={at.letterPrinted(id)} csrf={visit.csrf()}>
          <Button icon="check">{words.printed}</Button>
        </Form>
      )}
    </>,
  );
}

export async function handleLetterPrinted(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "person.enrol");
  const id = parsePathId<"message">(request, "id");
  await setLetterPrinted(context, id);
  return sendSeeOther(reply, `${buildDeskAddresses(brand).letters}?fait=remise`);
}

/** The message ends with the name of its sender, which the signature says again. */
function splitLetterParagraphs(text: string, { name }: Authority): readonly string[] {
  const paragraphs = text.trim().split(/\n\s*\n/);
  return paragraphs.at(-1) === name ? paragraphs.slice(0, -1) : paragraphs;
}

function formatSenderLines({ contact }: Authority): readonly string[] {
  const { street, postalCode, locality, phone } = contact;
  const place = [postalCode, locality].filter(Boolean).join(" ");
  return [street, place, phone].filter((line): line is string => Boolean(line));
}

function formatRecipientLines(elements: readonly ElementPair[], noAddress: string): readonly string[] {
  const pair = elements.find(({ name }) => name === "address");
  const answer = toElementAnswer((pair?.declared ?? pair?.validated)?.value);
  const name = formatNameInUse(elements);
  if (typeof answer !== "object" || answer === null || !("street" in answer)) return [name, noAddress];
  return [name, answer.street, `${answer.postcode} ${answer.city}`];
}
