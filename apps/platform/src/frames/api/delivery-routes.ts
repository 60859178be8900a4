import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { Type } from "typebox";
import {
  type LoggedDelivery,
  listDeliveryLog,
  retryDelivery,
  sendTrialEvent,
} from "../../features/consent/clients/index.ts";
import type { CivilDate } from "../../kernel/civil-date.ts";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import { getCallerContext, type PagedPorts } from "./callers.ts";
import { addPageLinks, DEFAULT_LIMIT, Paged } from "./cursor.ts";
import { closed, defineAnswers, Instant, Slug, Uuid } from "./schemas.ts";

const State = Type.Enum(["queued", "delivered", "acknowledged", "failed"]);

const DeliveryShape = Type.Object(
  {
    jti: Uuid,
    event: Type.String({ description: "URI of the event." }),
    state: State,
    failure: Type.Optional(Type.String({ description: "Error code that you gave (RFC 8935), or ours." })),
    queued_at: Instant,
    delivered_at: Type.Optional(Instant),
    acknowledged_at: Type.Optional(Instant),
    next_try_at: Type.Optional(Instant),
    attempts: Type.Array(
      Type.Object({
        at: Instant,
        duration_ms: Type.Integer(),
        answer: Type.String({ description: "HTTP status, or why there was none." }),
      }),
    ),
  },
  { title: "Delivery" },
);

const security = [{ application: [] }, { applicationKey: [] }];
const tags = ["applications"];

/** What was sent to the application that asks: never to whom, nor a value. Behind `openToApplications`. */
export function mountDeliveryRoutes(scope: FastifyInstance, { cursors }: PagedPorts): void {
  const app = scope.withTypeProvider<TypeBoxTypeProvider>();
  app.get(
    "/deliveries",
    {
      schema: {
        operationId: "listDeliveries",
        summary: "The events sent to the application, the last days first, with each attempt and its answer.",
        tags,
        security,
        params: Type.Object({ authority: Slug }),
        querystring: Type.Object({ ...Paged, state: Type.Optional(State) }, closed),
        response: defineAnswers(Type.Object({ deliveries: Type.Array(DeliveryShape) }), [401, 404, 422]),
      },
    },
    async (request, reply) => {
      const context = getCallerContext(request);
      const { state, cursor, limit = DEFAULT_LIMIT } = request.query;
      const page = await listDeliveryLog(context, {
        clientId: requireCallingClient(request),
        limit,
        ...(state === undefined ? {} : { state }),
        ...(cursor === undefined ? {} : { after: readPlace(cursors.read(request, cursor)) }),
      });
      const next = page.next && cursors.write(request, `${page.next.day} ${page.next.id}`);
      addPageLinks(request, reply, { publicUrl: context.ports.publicUrl, next });
      return { deliveries: page.deliveries.map(toDeliveryAnswer) };
    },
  );
  app.post(
    "/deliveries/:jti/retry",
    {
      config: { pace: "strict" },
      schema: {
        operationId: "retryDelivery",
        summary: "Sends the same token again, at once, under the same jti. What was taken is left as it is.",
        tags,
        security,
        params: Type.Object({ authority: Slug, jti: Uuid }),
        response: defineAnswers(DeliveryShape, [401, 404, 409, 422]),
      },
    },
    async (request) => {
      const { jti } = request.params;
      return toDeliveryAnswer(
        await retryDelivery(getCallerContext(request), { clientId: requireCallingClient(request), jti }),
      );
    },
  );
  mountPingRoute(scope);
}

function mountPingRoute(scope: FastifyInstance): void {
  scope.withTypeProvider<TypeBoxTypeProvider>().post(
    "/ping",
    {
      config: { pace: "strict" },
      schema: {
        operationId: "ping",
        summary:
          "Sends a signed trial (verification event) to the application’s address; its answer at once.",
        tags,
        security,
        params: Type.Object({ authority: Slug }),
        response: defineAnswers(
          Type.Object({
            jti: Uuid,
            state: Uuid,
            taken: Type.Boolean({ description: "202 was answered." }),
            answer: Type.String({ description: "HTTP status, or why there was none." }),
            duration_ms: Type.Integer(),
          }),
          [401, 404, 409],
        ),
      },
    },
    async (request) => {
      const { jti, state, isTaken, answer, ms } = await sendTrialEvent(
        getCallerContext(request),
        requireCallingClient(request),
      );
      return { jti, state, taken: isTaken, answer, duration_ms: ms };
    },
  );
}

/** As written by this route: the cursor is signed. */
function readPlace(place: string): { day: CivilDate; id: string } {
  const [day = "", id = ""] = place.split(" ");
  return { day, id };
}

function requireCallingClient(request: FastifyRequest) {
  const { actor } = getCallerContext(request);
  if (actor.kind !== "client") throw kernelErrors.error("request.forbidden");
  return actor.clientId;
}

function toDeliveryAnswer({ id, event, state, failure, attempts, ...times }: LoggedDelivery) {
  const { queuedAt, deliveredAt, acknowledgedAt, nextTryAt } = times;
  return {
    jti: id,
    event,
    state,
    ...(failure === undefined ? {} : { failure }),
    queued_at: queuedAt,
    ...(deliveredAt === undefined ? {} : { delivered_at: deliveredAt }),
    ...(acknowledgedAt === undefined ? {} : { acknowledged_at: acknowledgedAt }),
    ...(nextTryAt === undefined ? {} : { next_try_at: nextTryAt }),
    attempts: attempts.map(({ at, ms, answer }) => ({ at, duration_ms: ms, answer })),
  };
}
