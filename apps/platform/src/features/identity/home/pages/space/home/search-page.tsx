import { LinkButton } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { FillParts } from "../../../../../../frames/feature/fill-parts.tsx";
import { loadPageSlot } from "../../../../../../frames/feature/frame-features.ts";
import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { spaceSearchSlot } from "../../../../../../frames/space/slots.ts";
import { getQueryText } from "../../../../../../web/index.ts";
import { Row } from "./due-view.tsx";
import { homeWords } from "./home-words.ts";
import { loadFamily } from "./load-home.ts";
import { HomeSearch } from "./ways-in.tsx";

/** Longer than anybody types. */
const MOST_LETTERS = 80;

/** Among one's own things, as each feature answers for its own; the site is one tap further. */
export async function showHomeSearch(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const words = homeWords(visit.language);
  const at = buildSpaceAddresses(visit.brand);
  const typed = getQueryText(request, "q").trim().slice(0, MOST_LETTERS);
  const family = await loadFamily(request);
  const isAsked = typed !== "" && !visit.brand.sandbox;
  const fills = isAsked ? await loadPageSlot(request, spaceSearchSlot, { ...family, typed }) : [];
  const found = fills.flatMap(({ shown }) => (shown === "silent" ? [] : [...shown.values()].flat()));
  const title = typed === "" ? words.searchTitle : formatTitle(found.length, typed);
  function formatTitle(count: number, text: string) {
    return count > 0 ? words.found(count, text) : words.notFound(text);
  }
  return sendSpacePage(
    reply,
    { title, here: words.search, place: "home", above: [{ href: at.home, label: words.title }] },
    <>
      <h1>{title}</h1>
      <HomeSearch visit={visit} typed={typed} />
      {typed === "" && <p class="ar-hint">{words.searchHint}</p>}
      <FillParts fills={fills} request={request} draw={() => null} />
      <ul class="ar-rows">
        {found.map(({ href, icon, title: name, text }, nth) => (
          <Row key={`${href} ${nth}`} {...{ href, icon, title: name, text }} />
        ))}
      </ul>
      {typed !== "" && (
        <p>
          <LinkButton href={`${at.site}services?${new URLSearchParams({ q: typed })}`} variant="secondary">
            {words.onSite(typed)}
          </LinkButton>
        </p>
      )}
    </>,
  );
}
