import { ButtonGroup, LinkButton } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { PhoneLink, formatSentence as sayIn, sendAuthorityPage } from "../../web/index.ts";
import { type Door, formatDoorPath } from "./doors.ts";
import { addReturnPath } from "./return-path.ts";
import { doorWords } from "./words.ts";

/** The same words whether or not the address is known: nobody learns here who has an account. */
export function showLinkSent(
  reply: FastifyReply,
  door: Door,
  { back, mailboxHref }: { back: string | undefined; mailboxHref: string | undefined },
): FastifyReply {
  const { brand, language } = reply.request.ardeco;
  const say = doorWords(language);
  const again = addReturnPath(formatDoorPath(brand, door.path), back);
  return sendAuthorityPage(
    reply,
    { title: say.sentTitle, area: door.area && sayIn(door.area, language) },
    <>
      <h1>{say.sentTitle}</h1>
      <p class="ar-lead">{say.sentLead}</p>
      <ol>
        {say.sentSteps.split("\n").map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {mailboxHref && (
        <ButtonGroup>
          <LinkButton href={mailboxHref} icon="inbox">
            {say.openMailbox}
          </LinkButton>
        </ButtonGroup>
      )}
      <h2>{say.nothingCame}</h2>
      <p>{say.nothingCameText}</p>
      <p>
        <a href={again}>{say.tryAgain}</a>
        {brand.contact.phone && (
          <>
            {" "}
            · <PhoneLink phone={brand.contact.phone} />
          </>
        )}
      </p>
    </>,
  );
}
