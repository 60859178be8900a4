import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import { Type } from "typebox";
import { listEntitled } from "../../features/activities/couplings/index.ts";
import { journalledRead } from "../../web/index.ts";
import { getCallerContext, type PagedPorts } from "./callers.ts";
import { addPageLinks, DEFAULT_LIMIT, FormerPaging, Paged } from "./cursor.ts";
import { closed, Day, defineAnswers, Slug } from "./schemas.ts";

const Entitled = Type.Object({
  iss: Type.String({ description: "With sub, the person: the same as in your ID tokens." }),
  sub: Type.String(),
  tariff: Type.String({ description: "The tariff that is reduced: the last part of its public address." }),
  percent: Type.Optional(Type.Integer({ description: "Off each unit." })),
  cents: Type.Optional(Type.Integer({ description: "Off each unit, never below zero." })),
  until: Type.Optional({ ...Day, description: "The last day, once it is announced." }),
});

/** Who is entitled to a reduction of the application's own service. Behind `openToApplications`. */
export function mountCoupledOfferRoutes(scope: FastifyInstance, { cursors }: PagedPorts): void {
  const app = scope.withTypeProvider<TypeBoxTypeProvider>();
  app.get(
    "/entitlements",
    {
      ...journalledRead,
      schema: {
        operationId: "listEntitlements",
        summary:
          "Who is entitled today, by a coupled offer, to a reduction of the " +
          "application’s own service. Never why, nor which other service they hold.",
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
            entitlements: Type.Array(Entitled),
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
      const page = await listEntitled(context, { after, limit });
      const next = page.next === undefined ? undefined : cursors.write(request, page.next);
      addPageLinks(request, reply, { publicUrl: context.ports.publicUrl, next });
      return {
        entitlements: page.entitled.map(({ issuer, subject, tariff, off, until }) => ({
          iss: issuer,
          sub: subject,
          tariff,
          ...off,
          ...(until === null ? {} : { until }),
        })),
        ...(page.next === undefined ? {} : { next: page.next }),
      };
    },
  );
}
