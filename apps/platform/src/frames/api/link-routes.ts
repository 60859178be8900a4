import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import { Type } from "typebox";
import { confirmLink, readLink, requestLink, TICKET_MS } from "../../features/consent/links/index.ts";
import { formatPathAddress } from "../../kernel/hosts.ts";
import { getCallerContext } from "./callers.ts";
import { Sub } from "./counter-shapes.ts";
import { HIDDEN } from "./plain-text.ts";
import { Bytes32, closed, defineAnswers, Slug } from "./schemas.ts";

const tags = ["applications"];
const security = [{ application: [] }, { applicationKey: [] }];
const params = Type.Object({ authority: Slug });
const Reference = Type.String({
  minLength: 1,
  maxLength: 100,
  pattern: `^[^${HIDDEN}]+$`,
  title: "AccountReference",
  description: "How you name the account. The person reads it; you alone receive it.",
});
/** As it was given: it was checked then. */
const Told = Type.String({ description: "How you name the account." });
const Secret = Bytes32;

/** Tying an account that the application kept already: docs/protocol/account-links.md. */
export function mountLinkRoutes(scope: FastifyInstance): void {
  mountLinkRequestRoute(scope);
  confirmRoute(scope);
  readRoute(scope);
}

function mountLinkRequestRoute(scope: FastifyInstance): void {
  scope.withTypeProvider<TypeBoxTypeProvider>().post(
    "/account-links",
    {
      schema: {
        operationId: "askAccountLink",
        summary:
          "Asks the person signed in at the application to tie that account. Send their browser to link_uri.",
        tags,
        security,
        params,
        body: Type.Object(
          {
            reference: Reference,
            label: Type.Optional(
              Type.String({
                minLength: 1,
                maxLength: 80,
                pattern: `^[^${HIDDEN}]+$`,
                description: "What they know it by.",
              }),
            ),
            redirect_uri: Type.String({ maxLength: 2_000, description: "One of those registered." }),
            state: Type.String({
              pattern: "^[A-Za-z0-9._~-]{16,200}$",
              description: "Random: compare it at the return.",
            }),
          },
          closed,
        ),
        response: defineAnswers(
          Type.Object({ link_uri: Type.String(), expires_in: Type.Integer() }),
          [400, 401, 403, 422],
        ),
      },
    },
    async (request, reply) => {
      const context = getCallerContext(request);
      const { authority } = request.params;
      const { reference, label, redirect_uri: returnTo, state } = request.body;
      const ticket = await requestLink(context, {
        reference,
        returnTo,
        state,
        ...(label === undefined ? {} : { label }),
      });
      reply.header("cache-control", "no-store");
      const { hosts } = context.ports;
      return {
        link_uri: formatPathAddress(hosts, `/${authority}/espace/relier?ticket=${ticket}`),
        expires_in: TICKET_MS / 1000,
      };
    },
  );
}

function confirmRoute(scope: FastifyInstance): void {
  scope.withTypeProvider<TypeBoxTypeProvider>().post(
    "/account-links/confirm",
    {
      schema: {
        operationId: "confirmAccountLink",
        summary:
          "Ties it: the browser that started is back, with this code, and this account is signed in there.",
        tags,
        security,
        params,
        body: Type.Object({ code: Secret, reference: Reference }, closed),
        response: defineAnswers(Type.Object({ sub: Sub }), [400, 401, 403, 422]),
      },
    },
    async (request) => ({ sub: await confirmLink(getCallerContext(request), request.body) }),
  );
}

function readRoute(scope: FastifyInstance): void {
  scope.withTypeProvider<TypeBoxTypeProvider>().post(
    "/account-links/read",
    {
      schema: {
        operationId: "readAccountLink",
        summary: "The account that a person tied to this application, while they want it.",
        tags,
        security,
        params,
        body: Type.Object({ sub: Sub }, closed),
        response: defineAnswers(Type.Object({ reference: Told }), [400, 401, 403, 404, 422]),
      },
    },
    async (request) => ({ reference: await readLink(getCallerContext(request), request.body) }),
  );
}
