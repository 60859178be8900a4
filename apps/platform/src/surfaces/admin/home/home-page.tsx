import { Card, CardGrid, EmptyState, LinkButton } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { adminPage, under } from "../common/admin-page.tsx";
import { commonWords } from "../common/common-words.ts";
import { placeNames, places } from "../common/places.ts";
import { mayOne } from "../common/signed-in.ts";
import { homeWords } from "./home-words.ts";

/** What this agent may do here; nothing else is shown. */
export function homePage(reply: FastifyReply): FastifyReply {
  const visit = reply.request.ardeco;
  const { brand, language } = visit;
  const words = homeWords(language);
  const mine = placeNames.filter((name) => mayOne(visit, places[name].for));
  return adminPage(
    reply,
    { title: words.title, width: "wide" },
    <>
      <h1>{words.title}</h1>
      {mine.length === 0 ? (
        <EmptyState
          title={words.empty}
          icon="lock"
          action={<LinkButton href={under(brand, "/agents")}>{words.toFiles}</LinkButton>}
        >
          <p>{words.emptyText}</p>
        </EmptyState>
      ) : (
        <>
          <p class="ar-lead">{words.lead(brand.name)}</p>
          <CardGrid>
            {mine.map((name) => (
              <Card
                key={name}
                title={commonWords(language).places[name]}
                href={under(brand, places[name].path)}
                icon={places[name].icon}
                level={2}
              >
                <p>{words.about[name]}</p>
              </Card>
            ))}
          </CardGrid>
        </>
      )}
    </>,
  );
}
