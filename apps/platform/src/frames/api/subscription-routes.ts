import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import { Type } from "typebox";
import { listOwnSubscriptions } from "../../features/consent/subscriptions/index.ts";
import { journalledRead } from "../../web/index.ts";
import { getCallerContext, type PagedPorts } from "./callers.ts";
import { addPageLinks, DEFAULT_LIMIT, FormerPaging, Paged } from "./cursor.ts";
import { closed, Day, defineAnswers, Slug, Uuid } from "./schemas.ts";

const Subscription = Type.Object({
  iss: Type.String({ description: "With sub, the person: the same as in your ID tokens." }),
  sub: Type.String(),
  grant_id: Uuid,
  state: Type.Enum(["pending", "open", "suspended", "closed"], { description: "As the person sees it." }),
  reason: Type.Optional(
    Type.Enum(
      ["incomplete", "conditions", "not_renewed", "restricted", "person", "authority", "expiry", "death"],
      {
        description: "Why it is not open. Never which element.",
      },
    ),
  ),
  announced: Type.Optional(
    Type.Object(
      { state: Type.Enum(["suspended", "closed"]), on: Day },
      { description: "The person was told." },
    ),
  ),
  period: Type.Optional(
    Type.Object(
      { from: Day, until: Day },
      {
        description:
          "Of a yearly campaign: confirmed for it, or, not_renewed, " +
          "not confirmed for it in time. As in the events.",
      },
    ),
  ),
  state_on: Day,
  opened_on: Type.Optional(Day),
});

/** What an application reads of its own service. Behind `openToApplications`. */
export function mountSubscriptionRoutes(scope: FastifyInstance, { cursors }: PagedPorts): void {
  const app = scope.withTypeProvider<TypeBoxTypeProvider>();
  app.get(
    "/subscriptions",
    {
      ...journalledRead,
      schema: {
        operationId: "listSubscriptions",
        summary:
          "The subscriptions of the application’s own service, with " +
          "the state and the reason that the person and the agents see.",
        tags: ["applications"],
        security: [{ application: [] }, { applicationKey: [] }],
        params: Type.Object({ authority: Slug }),
        querystring: Type.Object(
          {
            ...Paged,
            after: FormerPaging.after,
            per_page: FormerPaging.per_page,
          },
          closed,
        ),
        response: defineAnswers(
          Type.Object({
            subscriptions: Type.Array(Subscription),
            next: Type.Optional(Type.String({ description: "The value of after for the next page." })),
          }),
          [400, 401, 403, 404],
        ),
      },
    },
    async (request, reply) => {
      const { cursor, per_page: former = DEFAULT_LIMIT, limit = former } = request.query;
      const after = cursor === undefined ? request.query.after : cursors.read(request, cursor);
      const context = getCallerContext(request);
      const page = await listOwnSubscriptions(context, { after, limit });
      const next = page.next === undefined ? undefined : cursors.write(request, page.next);
      addPageLinks(request, reply, { publicUrl: context.ports.publicUrl, next });
      return {
        subscriptions: page.subscriptions.map(({ issuer, subject, grantId, stateOn, openedOn, ...rest }) => ({
          ...rest,
          iss: issuer,
          sub: subject,
          grant_id: grantId,
          state_on: stateOn,
          ...(openedOn ? { opened_on: openedOn } : {}),
        })),
        ...(page.next === undefined ? {} : { next: page.next }),
      };
    },
  );
}
