import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type PersonId, parseId } from "../../../../kernel/ids.ts";
import { isEnough } from "../../../access/access/index.ts";
import { buildConsentProposal } from "../../consent/index.ts";
import {
  confirmAuthentication,
  confirmConsent,
  declineInteraction,
  type Exchange,
  type OpenId,
  readInteraction,
} from "../index.ts";

type UidRequest = FastifyRequest<{ Params: { uid: string }; Body: Record<string, string | string[]> }>;

/**
 * The least that the pages of the space do: sign in by the platform's session, tick items, agree or refuse.
 */
export function interactionPages(openId: OpenId): (app: FastifyInstance) => void {
  return (app) => {
    app.get("/espace/autoriser/:uid", (request: UidRequest, reply) => show(openId, request, reply));
    app.post("/espace/autoriser/:uid", async (request: UidRequest, reply) => {
      const { context } = request.ardeco;
      const personId = parseId<"person">(String(request.body.personId));
      const decision = { personId, version: Number(request.body.version), refused: [] };
      const granted = [request.body.granted ?? []].flat();
      const address = await confirmConsent(openId, exchangeOf(request, reply), context, {
        ...decision,
        granted,
      });
      return reply.redirect(address, 303);
    });
    app.post("/espace/autoriser/:uid/refuser", async (request: UidRequest, reply) => {
      const { context } = request.ardeco;
      const personId = parseId<"person">(String(request.body.personId));
      return reply.redirect(
        await declineInteraction(openId, exchangeOf(request, reply), context, personId),
        303,
      );
    });
  };
}

async function show(openId: OpenId, request: UidRequest, reply: FastifyReply) {
  const exchange = exchangeOf(request, reply);
  const interaction = await readInteraction(openId, exchange);
  const { session, context } = request.ardeco;
  if (interaction.waitsFor === "sign_in") {
    const tooWeak = !isEnough(session?.level, interaction.levels);
    if (session?.actor.kind !== "person" || interaction.freshSignIn || tooWeak)
      return reply.code(401).send("sign in");
    if (interaction.refusedPersonId === session.actor.personId)
      return reply.code(401).send("somebody else is expected");
    return reply.redirect(await confirmAuthentication(openId, exchange), 303);
  }
  const personId = forWhom(request) ?? interaction.actingId;
  if (!personId) return reply.code(401).send("sign in");
  const { serviceId } = interaction.sector;
  const proposal = await buildConsentProposal(context, { personId, serviceId });
  const hidden = { _csrf: request.ardeco.csrf(), personId, version: String(proposal.service.version) };
  const boxes = proposal.items.map(({ name }) => `<li>${name}</li>`).join("");
  const fields = Object.entries(hidden)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`)
    .join("");
  const path = `/${request.ardeco.brand.slug}/espace/autoriser/${interaction.uid}`;
  return reply.type("text/html").send(
    `<h1>${interaction.client.name}</h1><ul>${boxes}</ul>
     <form method="post" action="${path}/refuser">${fields}</form><form method="post" action="${path}">${fields}</form>`,
  );
}

/** `?pour=<person>`: the child chosen by the parent. */
function forWhom({ query }: FastifyRequest): PersonId | undefined {
  return typeof query === "object" && query !== null && "pour" in query
    ? parseId<"person">(String(query.pour))
    : undefined;
}

function exchangeOf(request: FastifyRequest, reply: FastifyReply): Exchange {
  const { brand } = request.ardeco;
  const issuer = { authorityId: brand.authorityId, slug: brand.slug, name: brand.name };
  return { issuer, request: request.raw, response: reply.raw };
}
