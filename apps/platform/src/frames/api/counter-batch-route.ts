import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { type Static, Type } from "typebox";
import {
  applyServiceTransfers,
  type LineAnswer,
  type LineAsked,
} from "../../features/ledger/counters/index.ts";
import type { Context } from "../../kernel/context.ts";
import { parseId } from "../../kernel/ids.ts";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import { getRequestLanguage, toProblem, toRefusal } from "../../web/index.ts";
import { Amount, getCallingService, Label, OfCounter, Sub, security, tags, Until } from "./counter-shapes.ts";
import { closed, defineAnswers, Problem, Uuid } from "./schemas.ts";

/**
 * One key is one operation by whichever address it comes. As an Idempotency-Key, without the signs that only
 * some clients send whole.
 */
const Key = Type.String({
  maxLength: 255,
  pattern: "^(?! )[ !#-~]+(?<! )$",
  description: "As the Idempotency-Key of a call of its own: the same key is the same operation, for ever.",
});
const Line = Type.Object(
  {
    key: Key,
    kind: Type.Enum(["debit", "credit", "reserve"]),
    sub: Sub,
    amount: Amount,
    label: Type.Optional(Label),
    until: Type.Optional(Until),
  },
  closed,
);
type Line = Static<typeof Line>;
const Result = Type.Object(
  {
    key: Type.String(),
    transfer: Type.Optional(Uuid),
    amount: Type.Optional(Type.Integer()),
    balance: Type.Optional(Type.Integer()),
    replayed: Type.Optional(Type.Boolean({ description: "It was done before, under this key." })),
    refused: Type.Optional(Problem),
  },
  { description: "What the line was answered: a transfer, or why it was refused." },
);

/** Many people in one call: each line is answered as it would be alone, at the address of its kind. */
export function mountCounterBatchRoute(scope: FastifyInstance): void {
  scope.withTypeProvider<TypeBoxTypeProvider>().post(
    "/counters/:counter/transfers",
    {
      schema: {
        operationId: "createTransfers",
        summary: "Takes, gives or holds amounts of many people, each line by itself, in their order.",
        tags,
        security,
        params: OfCounter,
        body: Type.Object(
          {
            transfers: Type.Array(Line, {
              minItems: 1,
              description: "500 at most (`counters.too_many_lines`).",
            }),
          },
          closed,
        ),
        response: defineAnswers(
          Type.Object({ transfers: Type.Array(Result) }),
          [400, 401, 403, 404, 409, 422],
        ),
      },
      config: { ownIdempotency: true },
    },
    async (request, reply) => {
      const lines = request.body.transfers;
      requireEnds(lines);
      const { context, by } = getCallingService(request, reply);
      const counterId = parseId<"counter">(request.params.counter);
      const asked = lines.map(parseBatchLine);
      // Counted last: what is refused whole spends nothing of an address that others share. The call itself
      // is one.
      const admit = () => scope.countMore(request, reply, lines.length - 1);
      const told = await applyServiceTransfers(context, by, {
        counterId,
        lines: asked,
        most: scope.mostCalls,
        admit,
      });
      const transfers = told.map((answer, index) => ({
        key: lines[index]?.key ?? "",
        ...runBatchLine(request, context, answer),
      }));
      return { transfers };
    },
  );
}

/** A reservation has an end, and nothing else has. */
function requireEnds(lines: readonly Line[]): void {
  const wrong = [...lines.entries()].filter(
    ([, { kind, until }]) => (kind === "reserve") !== (until !== undefined),
  );
  if (wrong.length === 0) return;
  const fields = wrong.map(([index]) => ({
    field: `transfers.${index}.until`,
    code: "request.field_invalid",
    fr: "Une réservation a une fin ; rien d’autre n’en a.",
    en: "A reservation has an end; nothing else has one.",
  }));
  throw kernelErrors.error("request.invalid", fields);
}

function parseBatchLine({ sub: subject, until: said, ...line }: Line): LineAsked {
  if (said === undefined) return { ...line, subject };
  return { ...line, subject, until: new Date(said) };
}

function runBatchLine(request: FastifyRequest, { ports, requestId }: Context, answer: LineAnswer) {
  if ("refused" in answer) {
    const about = { requestId, language: getRequestLanguage(request), publicUrl: ports.publicUrl };
    const { errors: _, ...problem } = toProblem(toRefusal(answer.refused), about);
    return { refused: problem };
  }
  const { id: transfer, again: replayed, amount, balance } = answer;
  return { transfer, amount, ...(balance === null ? {} : { balance }), replayed };
}
