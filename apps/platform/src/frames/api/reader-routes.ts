import {
  CardSessionStep,
  CreditOrder,
  JournalAcknowledgement,
  MakeOrder,
  OfflineBatch,
  PresentOrder,
  UpdateOrder,
} from "@ardeco/contracts";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type Static, Type } from "typebox";
import { readerKinds } from "../../features/cards/equipment/index.ts";
import {
  type BatchRefusal,
  getReaderPublicKeys,
  type Knowing,
  readerErrors,
  readHeld,
  receiveJournalBatch,
  receiveReaderKey,
  resumeCardSession,
  startCardCredit,
  startCardMaking,
  startCardShowing,
  startCardUpdate,
  type Taken,
  writeConfiguration,
} from "../../features/cards/terminals/index.ts";
import { formatErrorAddress } from "../../kernel/errors.ts";
import { definePublicData, getRequestLanguage } from "../../web/index.ts";
import { type ApiPorts, getCallerContext, openToAll } from "./callers.ts";
import { getCallingEquipment, openToEquipment } from "./equipment-routes.ts";
import { Bytes32, closed, defineAnswers, Problem, Slug } from "./schemas.ts";

const tags = ["readers"];
const security = [{ equipment: [] }];
const OfAuthority = Type.Object({ authority: Slug });

const Coordinate = Bytes32;
const Given = Type.Object(
  {
    key: Type.Object(
      { kty: Type.Literal("EC"), crv: Type.Literal("P-256"), x: Coordinate, y: Coordinate },
      { description: "Public key (JWK, RFC 7517) that signs answers and batches. The first one stays." },
    ),
  },
  closed,
);
const Kept = Type.Object({ kept: Type.Boolean() });
const Configured = Type.Object({
  configuration: Type.String({
    description: "A signed JWT, as `ReaderConfiguration` of @ardeco/contracts says. Good for four hours.",
  }),
});
const Microseconds = Type.Optional(
  Type.Integer({ minimum: 0, maximum: 60_000_000, description: "Measured once, in microseconds." }),
);
const KnowingQuery = Type.Object(
  {
    presence: Type.Optional(
      Type.Literal("1", { description: "The reader knows how to look whether a card is near." }),
    ),
    entries: Type.Optional(
      Type.Literal("1", {
        description: "The reader takes lists of who may enter. Without it none is in the configuration.",
      }),
    ),
    command_us: Microseconds,
    round_us: Microseconds,
  },
  closed,
);

/** A program of before would refuse a configuration that speaks of what it does not know. */
const parseReaderKnowledge = (query: Static<typeof KnowingQuery>): Knowing => {
  const { presence, entries, command_us: commandUs, round_us: roundUs } = query;
  const measured = {
    ...(commandUs === undefined ? {} : { commandUs }),
    ...(roundUs === undefined ? {} : { roundUs }),
  };
  return { measured: presence === undefined ? null : measured, entries: entries !== undefined };
};

const Keys = Type.Object({
  keys: Type.Array(
    Type.Object({
      kty: Type.String(),
      crv: Type.String(),
      x: Type.String(),
      y: Type.String(),
      kid: Type.String(),
      alg: Type.String(),
      use: Type.String(),
    }),
  ),
});

/** With which readers verify what they are told: public, asked before a reader is known. */
export function mountReaderKeysRoute(scope: FastifyInstance, ports: ApiPorts): void {
  definePublicData(scope, { seconds: 60 });
  openToAll(scope, ports);
  scope.withTypeProvider<TypeBoxTypeProvider>().get(
    "/reader/keys",
    {
      schema: {
        operationId: "readReaderKeys",
        summary:
          "The public keys (JWKS) with which card readers of this authority verify their configuration.",
        tags,
        params: OfAuthority,
        response: defineAnswers(Keys, [404]),
      },
    },
    async (request) => {
      const { keys } = await getReaderPublicKeys(getCallerContext(request));
      return { keys: keys.map(toPublicJwk) };
    },
  );
}

/** What the card reader program asks and says: `readerPaths` of @ardeco/contracts. */
export function mountReaderRoutes(scope: FastifyInstance, ports: ApiPorts): void {
  openToEquipment(scope, ports, readerKinds);
  const routes = scope.withTypeProvider<TypeBoxTypeProvider>();
  routes.put(
    "/reader/key",
    {
      schema: {
        operationId: "giveReaderKey",
        summary: "A card reader gives the public key that signs what it says. Another one is refused.",
        tags,
        security,
        params: OfAuthority,
        body: Given,
        response: defineAnswers(Kept, [401, 404, 409, 422]),
      },
    },
    async (request) => {
      await receiveReaderKey(getCallerContext(request), getCallingEquipment(request), request.body.key);
      return { kept: true };
    },
  );
  routes.get(
    "/reader/configuration",
    {
      config: { writesOnRead: "the number of the configuration that is given" },
      schema: {
        operationId: "readReaderConfiguration",
        summary:
          "What this card reader may do from now on, signed: " +
          "services, pages, gestures, cards that are stopped.",
        tags,
        security,
        params: OfAuthority,
        querystring: KnowingQuery,
        response: defineAnswers(Configured, [401, 404, 422]),
      },
    },
    async (request, reply) => {
      reply.header("cache-control", "no-store");
      const reader = getCallingEquipment(request);
      const knows = parseReaderKnowledge(request.query);
      return { configuration: await writeConfiguration(getCallerContext(request), reader, knows) };
    },
  );
  mountReaderJournalRoutes(scope);
  mountCardSessionRoutes(scope);
}

/** Five hundred lines of four thousand signs, and what is around them. */
const BATCH_BYTES = 3_000_000;

/** A refusal of a batch also says how far the platform is, so that the reader goes on from there. */
const NotNext = {
  description: "Not what follows: nothing of it was taken.",
  content: {
    "application/problem+json": {
      schema: Type.Object({ ...Problem.properties, ...JournalAcknowledgement.properties }),
    },
  },
};
/** What has not the shape of a batch is refused before anybody asks how far the platform is. */
const ProvesNothing = {
  description:
    "Proves nothing: nothing of it was taken. `last` and `head` are there when it has the shape of a batch.",
  content: {
    "application/problem+json": {
      schema: Type.Object({
        ...Problem.properties,
        ...Type.Partial(Type.Object(JournalAcknowledgement.properties)).properties,
      }),
    },
  },
};

/** What a reader did, handed over: docs/adr/0093. */
function mountReaderJournalRoutes(scope: FastifyInstance): void {
  const routes = scope.withTypeProvider<TypeBoxTypeProvider>();
  routes.get(
    "/reader/journal",
    {
      schema: {
        operationId: "readReaderJournal",
        summary: "How much of this card reader’s journal the platform holds.",
        tags,
        security,
        params: OfAuthority,
        response: defineAnswers(JournalAcknowledgement, [401, 404]),
      },
    },
    async (request, reply) => {
      reply.header("cache-control", "no-store");
      return readHeld(getCallerContext(request), getCallingEquipment(request));
    },
  );
  routes.post(
    "/reader/journal",
    {
      bodyLimit: BATCH_BYTES,
      schema: {
        operationId: "handOverReaderJournal",
        summary: "A card reader hands over what follows of its journal: signed, whole or not at all, once.",
        tags,
        security,
        params: OfAuthority,
        body: OfflineBatch,
        response: {
          ...defineAnswers(JournalAcknowledgement, [401, 404]),
          409: NotNext,
          422: ProvesNothing,
        },
      },
    },
    async (request, reply) => {
      const taken = await receiveJournalBatch(
        getCallerContext(request),
        getCallingEquipment(request),
        request.body,
      );
      const { refusal, last, head } = taken;
      if (refusal === null) return { last, head };
      return sendReaderRefusal(request, reply, { ...taken, refusal });
    },
  );
}

const OfSession = Type.Object({ authority: Slug, session: Type.String({ minLength: 1, maxLength: 100 }) });
const Answered = Type.Object(
  {
    answer: Type.String({ pattern: "^(?:[0-9a-f]{2}){2,300}$", description: "Of the card, in hexadecimal." }),
  },
  closed,
);

/** The platform speaks to the card that is before a reader, which carries each command and each answer. */
function mountCardSessionRoutes(scope: FastifyInstance): void {
  const routes = scope.withTypeProvider<TypeBoxTypeProvider>();
  routes.post(
    "/reader/card-sessions",
    {
      schema: {
        operationId: "beginCardSession",
        summary:
          "A card reader asks for a credit of the card before it (what was paid to " +
          "its account, once for a key), has it opened to know whose it is, written " +
          "with what somebody asked for at a kiosk, or tells of a blank card.",
        tags,
        security,
        params: OfAuthority,
        body: Type.Union([CreditOrder, MakeOrder, PresentOrder, UpdateOrder]),
        response: defineAnswers(CardSessionStep, [401, 404, 409, 422]),
      },
    },
    async (request, reply) => {
      reply.header("cache-control", "no-store");
      const [context, reader, { body }] = [getCallerContext(request), getCallingEquipment(request), request];
      if ("present" in body) return startCardShowing(context, reader);
      if ("update" in body) return startCardUpdate(context, reader, body);
      return "make" in body ? startCardMaking(context, reader, body) : startCardCredit(context, reader, body);
    },
  );
  routes.post(
    "/reader/card-sessions/:session",
    {
      schema: {
        operationId: "continueCardSession",
        summary: "What the card answered: the next command, or how it ended.",
        tags,
        security,
        params: OfSession,
        body: Answered,
        response: defineAnswers(CardSessionStep, [401, 404, 409, 422]),
      },
    },
    async (request, reply) => {
      reply.header("cache-control", "no-store");
      const { session } = request.params;
      const { answer } = request.body;
      return resumeCardSession(getCallerContext(request), getCallingEquipment(request), { session, answer });
    },
  );
}

function sendReaderRefusal(
  request: FastifyRequest,
  reply: FastifyReply,
  { refusal: code, last, head }: Taken & { readonly refusal: BatchRefusal },
): FastifyReply {
  const { status, todo, ...title } = readerErrors.definitions[code];
  const language = getRequestLanguage(request);
  const problem = {
    type: `${getCallerContext(request).ports.publicUrl}${formatErrorAddress(code)}`,
    title: title[language],
    status,
    detail: todo[language],
    instance: `urn:uuid:${request.id}`,
    code,
    last,
    head,
  };
  return reply.code(status).type("application/problem+json; charset=utf-8").send(JSON.stringify(problem));
}

const getKeyMember = (jwk: Readonly<Record<string, unknown>>, name: string): string =>
  String(jwk[name] ?? "");

const toPublicJwk = (jwk: Readonly<Record<string, unknown>>) => ({
  kty: getKeyMember(jwk, "kty"),
  crv: getKeyMember(jwk, "crv"),
  x: getKeyMember(jwk, "x"),
  y: getKeyMember(jwk, "y"),
  kid: getKeyMember(jwk, "kid"),
  alg: getKeyMember(jwk, "alg"),
  use: getKeyMember(jwk, "use"),
});
