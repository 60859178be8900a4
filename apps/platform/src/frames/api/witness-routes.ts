import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import { Type } from "typebox";
import { addCheckpoint } from "../../features/compliance/witnesses/index.ts";
import { type ApiPorts, getCallerContext, openToAll } from "./callers.ts";
import { apiErrors } from "./errors.ts";
import { defineAnswers, Slug } from "./schemas.ts";

/** A checkpoint, its signatures, a proof: some kilobytes. */
const LONGEST = 64 * 1024;

const definePlainTextAnswer = (description: string, type: string) => ({
  description,
  content: { [type]: { schema: Type.String() } },
});
const described = {
  ...defineAnswers(Type.String(), [400, 403, 404, 422]),
  200: definePlainTextAnswer("The cosignatures of this authority, one a line.", "text/plain"),
  409: definePlainTextAnswer("The size that the witness knows, when `old` is another.", "text/x.tlog.size"),
};

/**
 * A journal asks this authority to cosign its checkpoint (C2SP tlog-witness). Open: what is signed is decided
 * by the journal’s key.
 */
export function mountWitnessRoutes(scope: FastifyInstance, ports: ApiPorts): void {
  openToAll(scope, ports);
  scope.withTypeProvider<TypeBoxTypeProvider>().post(
    "/witness/add-checkpoint",
    {
      bodyLimit: LONGEST,
      schema: {
        operationId: "addCheckpoint",
        summary:
          "Ask the authority to witness a checkpoint of a journal that it watches (C2SP tlog-witness).",
        tags: ["journal"],
        consumes: ["text/plain"],
        params: Type.Object({ authority: Slug }),
        body: Type.String({
          description: "old <size>, the consistency proof, an empty line, the checkpoint.",
        }),
        response: described,
      },
    },
    async (request, reply) => {
      const answered = await addCheckpoint(getCallerContext(request), request.body);
      reply.header("cache-control", "no-store");
      switch (answered.status) {
        case 200:
          return reply.type("text/plain; charset=utf-8").send(answered.body);
        case 409:
          return reply.code(409).type("text/x.tlog.size").send(answered.body);
        case 400:
          throw apiErrors.error("api.checkpoint_malformed");
        case 403:
          throw apiErrors.error("api.checkpoint_not_signed");
        case 404:
          throw apiErrors.error("api.journal_not_watched");
        default:
          throw apiErrors.error("api.checkpoint_inconsistent");
      }
    },
  );
}
