import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import { Type } from "typebox";
import { confirmDelivery } from "../../features/consent/clients/index.ts";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import { getCallerContext, openToApplications, type PagedPorts } from "./callers.ts";
import { mountCounterRoutes } from "./counter-routes.ts";
import { mountCoupledOfferRoutes } from "./coupled-offer-routes.ts";
import { mountDeliveryRoutes } from "./delivery-routes.ts";
import { acceptIdempotencyKeys } from "./idempotency.ts";
import { mountLinkRoutes } from "./link-routes.ts";
import { closed, defineAnswers, Slug, Uuid } from "./schemas.ts";
import { mountSubscriptionRoutes } from "./subscription-routes.ts";

const Acknowledgement = Type.Object(
  {
    jti: Type.String({ maxLength: 64, description: "Of the Security Event Token received." }),
    detail: Type.Optional(
      Type.String({ maxLength: 500, description: "What was done; the person reads it." }),
    ),
  },
  closed,
);

/** What a business application says back. */
export function mountApplicationRoutes(scope: FastifyInstance, ports: PagedPorts): void {
  const app = scope.withTypeProvider<TypeBoxTypeProvider>();
  openToApplications(scope, ports);
  acceptIdempotencyKeys(scope);
  mountDeliveryRoutes(scope, ports);
  mountLinkRoutes(scope);
  mountSubscriptionRoutes(scope, ports);
  mountCoupledOfferRoutes(scope, ports);
  mountCounterRoutes(scope, ports);
  app.post(
    "/acknowledgements",
    {
      schema: {
        operationId: "acknowledge",
        summary: "The application did what the token asked (account closed, data erased). Idempotent.",
        tags: ["applications"],
        security: [{ application: [] }, { applicationKey: [] }],
        params: Type.Object({ authority: Slug }),
        body: Acknowledgement,
        response: defineAnswers(
          Type.Object({ jti: Uuid, state: Type.Literal("acknowledged") }),
          [400, 401, 404, 409, 422],
        ),
      },
    },
    async (request) => {
      const context = getCallerContext(request);
      const { actor } = context;
      if (actor.kind !== "client") throw kernelErrors.error("request.forbidden");
      const { jti } = request.body;
      await confirmDelivery(context, { ...request.body, clientId: actor.clientId });
      return { jti, state: "acknowledged" as const };
    },
  );
}
