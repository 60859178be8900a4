import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import { Type } from "typebox";
import { getTransfer, listTransfers, type ServiceTransfer } from "../../features/ledger/counters/index.ts";
import { parseId } from "../../kernel/ids.ts";
import type { PagedPorts } from "./callers.ts";
import { getCallingService, OfCounter, OfTransfer, security, tags } from "./counter-shapes.ts";
import { addPageLinks, DEFAULT_LIMIT, Paged } from "./cursor.ts";
import { parseIdempotencyKey } from "./idempotency.ts";
import { closed, Day, defineAnswers, Instant, Uuid } from "./schemas.ts";

const MadeTransfer = Type.Object(
  {
    transfer: Uuid,
    kind: Type.Enum(["debit", "credit", "reserve", "post", "void", "end", "reverse", "lapse", "payout"], {
      description: "`reverse` is a refund; `end` a reservation that went by itself.",
    }),
    amount: Type.Integer(),
    day: Day,
    at: Type.Optional({ ...Instant, description: "Absent once the holder was erased, as `label` is." }),
    label: Type.Optional(Type.String()),
    about: Type.Optional({ ...Uuid, description: "The transfer that it posts, voids, ends or gives back." }),
  },
  { title: "MadeTransfer" },
);

/**
 * What the service of an application did on a counter, and nothing of what others did there. Behind
 * `openToApplications`.
 */
export function mountCounterTransferRoutes(scope: FastifyInstance, { cursors }: PagedPorts): void {
  const app = scope.withTypeProvider<TypeBoxTypeProvider>();
  app.get(
    "/counters/:counter/transfers",
    {
      schema: {
        operationId: "listTransfers",
        summary: "The transfers that your service made on this counter, newest first; or that of one key.",
        tags,
        security,
        params: OfCounter,
        querystring: Type.Object(
          {
            ...Paged,
            idempotency_key: Type.Optional(
              Type.String({
                maxLength: 257,
                description: "Of yours: whether an operation was done, without asking for it again.",
              }),
            ),
          },
          closed,
        ),
        response: defineAnswers(
          Type.Object({ transfers: Type.Array(MadeTransfer) }),
          [400, 401, 403, 404, 422],
        ),
      },
    },
    async (request, reply) => {
      const { context, by } = getCallingService(request, reply);
      const { cursor, limit = DEFAULT_LIMIT, idempotency_key: given } = request.query;
      const before =
        cursor === undefined ? undefined : parseId<"counterTransfer">(cursors.read(request, cursor));
      const counterId = parseId<"counter">(request.params.counter);
      const key = given === undefined ? undefined : parseIdempotencyKey(given);
      const page = await listTransfers(context, by, { counterId, key, before, limit });
      const next = page.next === undefined ? undefined : cursors.write(request, page.next);
      addPageLinks(request, reply, { publicUrl: context.ports.publicUrl, next });
      return { transfers: page.transfers.map(toTransferAnswer) };
    },
  );
  app.get(
    "/counters/:counter/transfers/:transfer",
    {
      schema: {
        operationId: "readTransfer",
        summary: "One of the transfers that your service made on this counter.",
        tags,
        security,
        params: OfTransfer,
        response: defineAnswers(MadeTransfer, [401, 403, 404, 422]),
      },
    },
    async (request, reply) => {
      const { context, by } = getCallingService(request, reply);
      const counterId = parseId<"counter">(request.params.counter);
      const id = parseId<"counterTransfer">(request.params.transfer);
      return toTransferAnswer(await getTransfer(context, by, { counterId, id }));
    },
  );
}

function toTransferAnswer({ id: transfer, kind, amount, day, at, label, about }: ServiceTransfer) {
  return {
    transfer,
    kind,
    amount,
    day,
    ...(at === null ? {} : { at: at.toISOString() }),
    ...(label === null ? {} : { label }),
    ...(about === null ? {} : { about }),
  };
}
