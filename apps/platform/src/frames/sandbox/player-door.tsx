import { Alert, Button, Card, CardGrid, Form, LinkButton } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { closeSessions, resolveSession } from "../../features/access/access/index.ts";
import { sandboxPlaces } from "../../features/consent/clients/pages/common/vendors/navigation.ts";
import {
  FRONT_SLUG,
  openPlayerSession,
  type Player,
  readCast,
} from "../../features/consent/sandbox/index.ts";
import type { Context } from "../../kernel/context.ts";
import { elevate } from "../../kernel/elevate.ts";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import {
  getPathText,
  getQueryText,
  getTypedText,
  isLocalPath,
  readForm,
  readSessionCookie,
  sendAuthorityPage,
  sendSeeOther,
  setSessionCookie,
  toCookiePlace,
  type Visit,
} from "../../web/index.ts";
import { requireVendor } from "./sandbox-page.tsx";
import { PLAYERS, TRY } from "./within-sandbox.ts";
import { sandboxWords } from "./words.ts";

/** Instead of signing in: the vendor, known in this browser, becomes one of their people by one button. */
export function mountPlayerDoor(app: FastifyInstance): void {
  app.get(PLAYERS, async (request, reply) => {
    if (request.ardeco.brand.sandbox === "closed") return sendSeeOther(reply, `/${FRONT_SLUG}${TRY}`);
    const vendor = await findVendorContext(request);
    const back = findSandboxReturn(request.ardeco, getQueryText(request, "retour"));
    return showPlayers(reply, { cast: vendor ? await readCast(vendor) : undefined, back });
  });
  app.post(PLAYERS, async (request, reply) => {
    const vendor = await findVendorContext(request);
    if (!vendor) throw kernelErrors.error("request.sign_in_required");
    return handlePlayerSwitch(reply, vendor, getTypedText(readForm(request).typed, "person"));
  });
  // From the vendor's own pages, whose forms bear the token of the vendor's session
  app.post(`${sandboxPlaces.people}/:person/entrer`, async (request, reply) => {
    requireVendor(request, reply);
    return handlePlayerSwitch(reply, request.ardeco.context, getPathText(request, "person"));
  });
}

/**
 * The person whom this browser was leaves; the new one arrives where the application waits, or in their
 * space.
 */
async function handlePlayerSwitch(
  reply: FastifyReply,
  vendor: Context,
  personId: string,
): Promise<FastifyReply> {
  const { request } = reply;
  const visit = request.ardeco;
  const session = await openPlayerSession(vendor, personId);
  await handlePlayerSignOut(request);
  setSessionCookie(reply, visit, "person", session);
  const back = findSandboxReturn(visit, getTypedText(readForm(request).typed, "retour"));
  return sendSeeOther(reply, back ?? `/${visit.brand.slug}/espace/services`);
}

/** These pages are a person's; the vendor's own session is beside, in the other cookie of this very space. */
async function findVendorContext({ ardeco, cookies }: FastifyRequest): Promise<Context | undefined> {
  const { brand, context } = ardeco;
  if (brand.sandbox !== "space") throw kernelErrors.error("request.not_found");
  const token = readSessionCookie(cookies, "staff", toCookiePlace(ardeco));
  const found = token ? await resolveSession(context.as({ kind: "anonymous" }), token) : undefined;
  return found?.actor.kind === "staff" ? context.as(found.actor) : undefined;
}

/** A page of this space, never another's (open redirect, CWE-601). */
function findSandboxReturn({ brand }: Visit, path: string): string | undefined {
  return path.startsWith(`/${brand.slug}/`) && path.length <= 2_000 && isLocalPath(path) ? path : undefined;
}

async function handlePlayerSignOut({ ardeco, cookies }: FastifyRequest): Promise<void> {
  const { context } = ardeco;
  const token = readSessionCookie(cookies, "person", toCookiePlace(ardeco));
  const found = token ? await resolveSession(context.as({ kind: "anonymous" }), token) : undefined;
  if (found?.actor.kind !== "person") return;
  const { id, actor } = found;
  const system = elevate(context, {
    name: "sandbox",
    reason: "The session of a fictional person ends on a page where nobody is signed in.",
  });
  await closeSessions(system, { ids: [id], subjectId: actor.personId });
}

interface PlayersState {
  readonly cast: readonly Player[] | undefined;
  readonly back: string | undefined;
}

function showPlayers(reply: FastifyReply, { cast, back }: PlayersState): FastifyReply {
  const visit = reply.request.ardeco;
  const say = sandboxWords(visit.language);
  return sendAuthorityPage(
    reply,
    { title: say.whoTitle, width: "wide" },
    <>
      <h1>{say.whoTitle}</h1>
      <p class="ar-lead">{say.whoLead}</p>
      {cast === undefined ? (
        <>
          <Alert tone="warning" title={say.notHere}>
            <p>{say.notHereText}</p>
          </Alert>
          <LinkButton href={`/${FRONT_SLUG}${TRY}`}>{say.toFront}</LinkButton>
        </>
      ) : (
        <CardGrid>
          {cast.map((player) => (
            <PlayerCard key={player.personId} {...{ player, visit, back }} />
          ))}
        </CardGrid>
      )}
    </>,
  );
}

interface PlayerCardProps {
  readonly player: Player;
  readonly visit: Visit;
  readonly back: string | undefined;
}

function PlayerCard({ player, visit, back }: PlayerCardProps) {
  const { brand, language, csrf } = visit;
  return (
    <Card title={player.name} icon="user" level={2}>
      <div class="ar-stack">
        <p>{player.story[language]}</p>
        <Form
          action={`/${brand.slug}${PLAYERS}`}
          csrf={csrf()}
          hidden={{ person: player.personId, ...(back ? { retour: back } : {}) }}
        >
          <Button variant="secondary">{sandboxWords(language).enterAs(player.name)}</Button>
        </Form>
      </div>
    </Card>
  );
}
