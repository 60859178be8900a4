import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Type } from "typebox";
import {
  cancelReservation,
  credit,
  debit,
  postReservation,
  readBalance,
  refundServiceTransfer,
  reserve,
  type TransferResult,
} from "../../features/ledger/counters/index.ts";
import { parseId } from "../../kernel/ids.ts";
import type { PagedPorts } from "./callers.ts";
import { mountCounterBatchRoute } from "./counter-batch-route.ts";
import {
  Amount,
  getCallingService,
  Label,
  OfCounter,
  OfTransfer,
  Sub,
  security,
  tags,
  Until,
} from "./counter-shapes.ts";
import { mountCounterTransferRoutes } from "./counter-transfer-routes.ts";
import { apiErrors } from "./errors.ts";
import { parseIdempotencyKey } from "./idempotency.ts";
import { closed, Day, defineAnswers, Uuid } from "./schemas.ts";

const Transfer = Type.Object(
  {
    transfer: Uuid,
    amount: Type.Integer(),
    balance: Type.Optional(
      Type.Integer({
        description:
          "Of the account, once this was done; absent where services share it and may not read it.",
      }),
    ),
  },
  { title: "Transfer" },
);
/**
 * One or the other: services that share a counter read `enough` alone, unless the counter shows them its
 * balance.
 */
const Balance = Type.Object({
  enough: Type.Optional(
    Type.Boolean({
      description: "Whether the amount may be taken. Alone, where services share the counter.",
    }),
  ),
  balance: Type.Optional(Type.Integer()),
  reserved: Type.Optional(Type.Integer({ description: "Held by reservations under way." })),
  available: Type.Optional(
    Type.Integer({ description: "What one debit may take today: arrears and what a parent set included." }),
  ),
  expires_on: Type.Optional(Day),
});

/**
 * What a business application does with counters that list its service: docs/protocol/counters.md. Behind
 * `openToApplications`. Keys are the ledger's own: they hold through a crash, and have no end.
 */
export function mountCounterRoutes(scope: FastifyInstance, ports: PagedPorts): void {
  mountBalanceRoute(scope);
  mountTransferRoute(scope, {
    path: "debits",
    operationId: "debitCounter",
    summary: "Takes an amount.",
    move: debit,
  });
  mountTransferRoute(scope, {
    path: "credits",
    operationId: "creditCounter",
    summary: "Gives an amount, where the counter lets its services give.",
    move: credit,
  });
  reserveRoute(scope);
  mountTransferActRoute(scope, {
    path: "post",
    operationId: "postReservation",
    summary: "Takes what was reserved, or less: the rest is free again.",
    move: postReservation,
  });
  mountTransferActRoute(scope, {
    path: "void",
    operationId: "voidReservation",
    summary: "Lets go of what was reserved.",
    move: cancelReservation,
  });
  mountTransferActRoute(scope, {
    path: "refund",
    operationId: "refundTransfer",
    summary: "Gives back what you took, whole or in part: a new transfer.",
    move: refundServiceTransfer,
  });
  mountCounterBatchRoute(scope);
  mountCounterTransferRoutes(scope, ports);
}

function mountBalanceRoute(scope: FastifyInstance): void {
  scope.withTypeProvider<TypeBoxTypeProvider>().post(
    "/counters/:counter/balance",
    {
      schema: {
        operationId: "readCounter",
        summary: "What somebody holds on a counter of your service, or whether it is enough.",
        tags,
        security,
        params: OfCounter,
        body: Type.Object({ sub: Sub, amount: Type.Optional(Amount) }, closed),
        response: defineAnswers(Balance, [400, 401, 403, 404, 422]),
      },
      config: { ownIdempotency: true },
    },
    async (request, reply) => {
      const { context, by } = getCallingService(request, reply);
      const counterId = parseId<"counter">(request.params.counter);
      const { sub: subject, amount } = request.body;
      const read = await readBalance(context, by, { counterId, subject, amount });
      if ("enough" in read) return read;
      const { expiresOn, ...balance } = read;
      return { ...balance, ...(expiresOn === null ? {} : { expires_on: expiresOn }) };
    },
  );
}

interface Described<Move> {
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly move: Move;
}

function mountTransferRoute(scope: FastifyInstance, { path, move, ...told }: Described<typeof debit>): void {
  scope.withTypeProvider<TypeBoxTypeProvider>().post(
    `/counters/:counter/${path}`,
    {
      schema: {
        ...told,
        tags,
        security,
        params: OfCounter,
        body: Type.Object(
          { sub: Sub, amount: Amount, label: Type.Optional(Label) },
          { ...closed, title: "NewTransfer" },
        ),
        response: defineAnswers(Transfer, [400, 401, 403, 404, 409, 422]),
      },
      config: { ownIdempotency: true, idempotencyKey: "required" },
    },
    async (request, reply) => {
      const { context, by, key } = requireMover(request, reply);
      const { sub: subject, amount, label } = request.body;
      const counterId = parseId<"counter">(request.params.counter);
      return sendTransferAnswer(reply, await move(context, by, { counterId, subject, amount, label, key }));
    },
  );
}

function reserveRoute(scope: FastifyInstance): void {
  scope.withTypeProvider<TypeBoxTypeProvider>().post(
    "/counters/:counter/reservations",
    {
      schema: {
        operationId: "reserveCounter",
        summary: "Holds an amount until it is posted or voided, or for a time.",
        tags,
        security,
        params: OfCounter,
        body: Type.Object(
          {
            sub: Sub,
            amount: Amount,
            label: Type.Optional(Label),
            until: Until,
          },
          closed,
        ),
        response: defineAnswers(Transfer, [400, 401, 403, 404, 409, 422]),
      },
      config: { ownIdempotency: true, idempotencyKey: "required" },
    },
    async (request, reply) => {
      const { context, by, key } = requireMover(request, reply);
      const { sub: subject, amount, label } = request.body;
      const until = new Date(request.body.until);
      const counterId = parseId<"counter">(request.params.counter);
      return sendTransferAnswer(
        reply,
        await reserve(context, by, { counterId, subject, amount, label, key, until }),
      );
    },
  );
}

function mountTransferActRoute(
  scope: FastifyInstance,
  { path, move, ...told }: Described<typeof refundServiceTransfer>,
): void {
  const hasAmount = path !== "void";
  scope.withTypeProvider<TypeBoxTypeProvider>().post(
    `/counters/:counter/transfers/:transfer/${path}`,
    {
      schema: {
        ...told,
        tags,
        security,
        params: OfTransfer,
        body: Type.Object(
          {
            ...(hasAmount ? { amount: Type.Optional(Amount) } : {}),
            label: Type.Optional(Label),
          },
          { ...closed, title: hasAmount ? "PartOfTransfer" : "EndOfTransfer" },
        ),
        response: defineAnswers(Transfer, [400, 401, 403, 404, 409, 422]),
      },
      config: { ownIdempotency: true, idempotencyKey: "required" },
    },
    async (request, reply) => {
      const { context, by, key } = requireMover(request, reply);
      const { label, amount } = request.body as { readonly label?: string; readonly amount?: number };
      const counterId = parseId<"counter">(request.params.counter);
      const about = parseId<"counterTransfer">(request.params.transfer);
      return sendTransferAnswer(reply, await move(context, by, { counterId, about, amount, label, key }));
    },
  );
}

/** Money never moves without a key: whoever loses the answer could only ask twice. */
function requireMover(request: FastifyRequest, reply: FastifyReply) {
  const header = request.headers["idempotency-key"];
  if (header === undefined) throw apiErrors.error("api.key_needed");
  return { ...getCallingService(request, reply), key: parseIdempotencyKey(header) };
}

function sendTransferAnswer(reply: FastifyReply, { id: transfer, again, amount, balance }: TransferResult) {
  if (again) reply.header("idempotency-replayed", "true");
  return { transfer, amount, ...(balance === null ? {} : { balance }) };
}
