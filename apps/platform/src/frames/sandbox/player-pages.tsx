import { Button, Card, CardGrid, Form } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import {
  isGesture,
  type Player,
  readCast,
  readSpace,
  runGesture,
  type SpaceRead,
  sandboxErrors,
} from "../../features/consent/sandbox/index.ts";
import { getPathText, getTypedText, readForm, sendSeeOther } from "../../web/index.ts";
import { showPlayer } from "./player-view.tsx";
import { formatSandboxPath, requireVendor, sandboxPlaces, sendSandboxPage } from "./sandbox-page.tsx";
import { sandboxWords } from "./words.ts";

/** The cast, and what may happen to each. */
export function mountPlayerPages(app: FastifyInstance): void {
  app.get(sandboxPlaces.people, async (request, reply) => {
    const gone = requireVendor(request, reply);
    return gone ?? showCast(reply, await readCast(request.ardeco.context));
  });
  app.get(`${sandboxPlaces.people}/:person`, async (request, reply) => {
    const gone = requireVendor(request, reply);
    if (gone) return gone;
    const space = await readSpace(request.ardeco.context);
    return showPlayer(reply, getRequestPlayer(request, space), space);
  });
  app.post(`${sandboxPlaces.people}/:person`, { config: { pace: "strict" } }, async (request, reply) => {
    requireVendor(request, reply);
    const { typed } = readForm(request);
    const [personId, gesture] = [getPathText(request, "person"), getTypedText(typed, "gesture")];
    if (!isGesture(gesture)) throw sandboxErrors.error("sandbox.gesture_not_possible");
    await runGesture(request.ardeco.context, { personId, gesture, on: getTypedText(typed, "on") });
    return sendSeeOther(
      reply,
      `${formatSandboxPath(request.ardeco, `${sandboxPlaces.people}/${personId}`)}?fait=oui`,
    );
  });
}

function getRequestPlayer(request: FastifyRequest, { cast }: SpaceRead): Player {
  const found = cast.find(({ personId }) => personId === getPathText(request, "person"));
  if (!found) throw sandboxErrors.error("sandbox.unknown_person");
  return found;
}

function showCast(reply: FastifyReply, cast: readonly Player[]): FastifyReply {
  const visit = reply.request.ardeco;
  const words = sandboxWords(visit.language);
  const title = words.people;
  return sendSandboxPage(
    reply,
    { title, place: "people", width: "wide" },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">{words.peopleLead}</p>
      <CardGrid>
        {cast.map(({ personId, name, story }) => (
          <Card
            key={personId}
            title={name}
            icon="user"
            level={2}
            href={formatSandboxPath(visit, `${sandboxPlaces.people}/${personId}`)}
          >
            <p>{story[visit.language]}</p>
          </Card>
        ))}
      </CardGrid>
      <Form action={formatSandboxPath(visit, `${sandboxPlaces.home}/recommencer`)} csrf={visit.csrf()}>
        <Button variant="secondary" icon="refresh-cw">
          {words.reset}
        </Button>
        <p class="ar-hint">{words.resetText}</p>
      </Form>
    </>,
  );
}
