import { Alert } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import { getSignedInPerson } from "../../../../../../frames/space/common/require-person.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { getQueryText } from "../../../../../../web/index.ts";
import { listOwnSessions } from "../../common/sessions/own-sessions.ts";
import { SessionCards } from "../../common/sessions/session-cards.tsx";
import { sessionWords } from "../../common/sessions/session-words.ts";

export async function showSessions(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const sessions = await listOwnSessions(visit, getSignedInPerson(visit));
  const words = sessionWords(visit.language);
  const action = buildSpaceAddresses(visit.brand).sessions;
  return sendSpacePage(
    reply,
    { title: words.title, place: "sessions", width: "task" },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {getQueryText(request, "fermee") && (
        <Alert tone="success" title={words.closed}>
          <p>{words.closedText}</p>
        </Alert>
      )}
      <SessionCards {...{ visit, sessions, action }} level={2} />
    </>,
  );
}
