import { LinkButton } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { calendarWords } from "../../common/calendar/calendar-words.ts";

/** The address that was just made: shown once, since it is kept nowhere. */
export function showMadeAddress(reply: FastifyReply, token: string): FastifyReply {
  const { brand, context, language } = reply.request.ardeco;
  const words = calendarWords(language);
  const at = buildSpaceAddresses(brand);
  const address = `${context.ports.publicUrl}/${brand.slug}/calendrier/${token}.ics`;
  return sendSpacePage(
    reply.header("cache-control", "no-store"),
    {
      title: words.madeTitle,
      place: "home",
      width: "task",
      above: [
        { href: at.home, label: words.home },
        { href: at.calendar, label: words.title },
      ],
    },
    <>
      <h1>{words.madeTitle}</h1>
      <p class="ar-lead">{words.madeText}</p>
      <p>
        <LinkButton href={address.replace(/^https?:/, "webcal:")} icon="calendar">
          {words.open}
        </LinkButton>
      </p>
      <h2>{words.address}</h2>
      <p>
        <code class="ar-code">{address}</code>
      </p>
      <p>
        <a href={at.calendar}>{words.back}</a>
      </p>
    </>,
  );
}
