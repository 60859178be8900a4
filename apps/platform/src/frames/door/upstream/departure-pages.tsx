import { Alert, Button, ButtonGroup, Form, LinkButton } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import {
  endUpstreamSession,
  findDeparture,
  formatProviderName,
  logoutPaths,
} from "../../../features/identity/upstream/index.ts";
import { recoverRefusal } from "../../../kernel/recover-refusal.ts";
import { formatSentence, grantFormAction, sendAuthorityPage, sendSeeOther } from "../../../web/index.ts";
import { type Door, formatDoorPath } from "../doors.ts";
import { departureWords } from "./departure-words.ts";
import { endCarriedCookie, getDepartureCookie, readCarriedCookie } from "./read-carried-cookie.ts";

export const computeDeparturePath = ({ signOutPath }: Door): string => `${signOutPath}/suite`;

/** Signed out here already: whether the provider of the State is left too is the person's choice. */
export function mountDeparturePages(app: FastifyInstance, door: Door): void {
  const everywhere = `${door.signOutPath}/partout`;
  app.get(computeDeparturePath(door), async (request, reply) =>
    showDepartureQuestion(request, reply, door, everywhere),
  );
  app.post(everywhere, { config: { pace: "strict" } }, async (request, reply) =>
    handleUpstreamDeparture(request, reply, door),
  );
  app.get(logoutPaths[door.kind === "person" ? "franceconnect" : "proconnect"], async (request, reply) =>
    // Somebody signed in who opens this address is not told that they are not.
    request.ardeco.session
      ? sendSeeOther(reply, formatDoorPath(request.ardeco.brand, door.home))
      : showGone(reply, door),
  );
}

async function showDepartureQuestion(
  request: FastifyRequest,
  reply: FastifyReply,
  door: Door,
  everywhere: string,
): Promise<FastifyReply> {
  const { context, brand, language, csrf } = request.ardeco;
  const sealed = readCarriedCookie(request, getDepartureCookie(door.kind));
  const kind = findDeparture(context, sealed);
  const home = formatDoorPath(brand, door.signedOutHome);
  const address = await findSignOutAddress(request, sealed);
  if (!kind || !address) return sendSeeOther(reply, home);
  const words = departureWords(language);
  const provider = formatProviderName(kind);
  grantFormAction(reply, address);
  reply.header("cache-control", "no-store");
  return sendAuthorityPage(
    reply,
    { title: words.title, width: "task", area: door.area && formatSentence(door.area, language) },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead(brand.name, provider)}</p>
      <p>{words.why(provider)}</p>
      <Form action={formatDoorPath(brand, everywhere)} csrf={csrf()}>
        <ButtonGroup>
          <Button icon="log-out">{words.everywhere(provider)}</Button>
          <LinkButton href={home} variant="secondary">
            {words.stay(provider)}
          </LinkButton>
        </ButtonGroup>
      </Form>
    </>,
  );
}

async function handleUpstreamDeparture(
  request: FastifyRequest,
  reply: FastifyReply,
  door: Door,
): Promise<FastifyReply> {
  const { brand } = request.ardeco;
  const name = getDepartureCookie(door.kind);
  const address = await findSignOutAddress(request, readCarriedCookie(request, name));
  endCarriedCookie(reply, name);
  reply.header("cache-control", "no-store");
  return address
    ? reply.redirect(address, 303)
    : sendSeeOther(reply, formatDoorPath(brand, door.signedOutHome));
}

/** Whoever has just signed out is shown no failure of a provider that does not answer. */
const findSignOutAddress = ({ ardeco: { context, brand } }: FastifyRequest, sealed: string | undefined) =>
  recoverRefusal(
    "any",
    () => endUpstreamSession(context, { carried: sealed, slug: brand.slug }),
    () => undefined,
  );

/** The provider sends the browser back here; nothing in the address is believed. */
function showGone(reply: FastifyReply, door: Door): FastifyReply {
  const { brand, language } = reply.request.ardeco;
  const words = departureWords(language);
  return sendAuthorityPage(
    reply,
    { title: words.gone, width: "task", area: door.area && formatSentence(door.area, language) },
    <>
      <h1>{words.gone}</h1>
      <Alert tone="success" title={words.goneTitle(brand.name)}>
        <p>{words.goneText}</p>
      </Alert>
      <LinkButton href={formatDoorPath(brand, door.signedOutHome)}>{words.home}</LinkButton>
    </>,
  );
}
