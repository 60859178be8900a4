import { createHash, randomBytes, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { compactVerify, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from "jose";
import { remoteCards } from "./remote-cards.ts";

const START = "0".repeat(64);
const BASE = "/api/v1/authorities/caen";

interface Known {
  readonly equipment: string;
  secret: string | null;
  code: string | null;
  key: JWK | null;
  configuration: string | null;
  /** Texts of the lines, as they were hashed. */
  readonly lines: string[];
  head: string;
}

interface Answer {
  readonly status: number;
  readonly body?: object;
}

const refusal = (status: number, code: string): Answer => ({ status, body: { status, code } });

/**
 * The platform as a reader sees it: equipment, configurations that it signs, journals that it takes only when
 * their numbers, hashes and signatures hold. Written from the shapes, with nothing of the reader's.
 */
/** @param creditKey master key of credits, which no reader has */
export async function startReaderPlatform({ creditKey }: { readonly creditKey?: Uint8Array } = {}) {
  const { publicKey, privateKey } = await generateKeyPair("ES256");
  const readers: Known[] = [];
  const state = stateOf(creditKey);
  const server = createServer((request, response) => {
    void serve(request, response, readers, state);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  const known = (equipment: string): Known => {
    const found = readers.find((one) => one.equipment === equipment);
    if (!found) throw new Error(`No reader is ${equipment}.`);
    return found;
  };
  return {
    base: `http://127.0.0.1:${port}${BASE}`,
    keys: { keys: [{ ...(await exportJWK(publicKey)), alg: "ES256", kid: "platform" }] },
    /** As an administrator registers it: the code to type. */
    register: (): { readonly code: string; readonly equipment: string } => {
      const [code, equipment] = [randomBytes(8).toString("hex"), randomUUID()];
      readers.push({ equipment, secret: null, code, key: null, configuration: null, lines: [], head: START });
      return { code, equipment };
    },
    revoke: (equipment: string) => {
      known(equipment).secret = null;
    },
    configure: async (equipment: string, claims: object) => {
      known(equipment).configuration = await new SignJWT({ ...claims, aud: equipment })
        .setProtectedHeader({ alg: "ES256", typ: "ardeco-reader-configuration+jwt", kid: "platform" })
        .sign(privateKey);
    },
    linesOf: (equipment: string): readonly Readonly<Record<string, unknown>>[] =>
      known(equipment).lines.map(objectOf),
    /** Does not answer at all. */
    goDown: (isDown: boolean) => {
      state.isDown = isDown;
    },
    /** Takes the next batches, and their answers are lost on the way. */
    loseAnswers: (count: number) => {
      state.losesAnswers = count;
    },
    /** An agent asks for a card: the next one that is not known becomes it. */
    askForACard: () => {
      state.toMake += 1;
    },
    /** Numbers of the cards that were told to be no card of the services. */
    told: state.asked as readonly string[],
    /** What readers asked, method and path after the base. */
    requests: state.requests as readonly string[],
    /** With what they asked for a configuration. */
    asking: state.asking as readonly string[],
    /** How they said that they are. */
    healths: state.healths as readonly string[],
    /** Why batches were refused. */
    refused: state.refused as readonly string[],
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface State {
  isDown: boolean;
  losesAnswers: number;
  toMake: number;
  readonly asked: string[];
  readonly refused: string[];
  readonly requests: string[];
  readonly asking: string[];
  readonly healths: string[];
  readonly cards: ReturnType<typeof remoteCards> | null;
}

const stateOf = (creditKey: Uint8Array | undefined): State => ({
  isDown: false,
  losesAnswers: 0,
  toMake: 0,
  asked: [],
  refused: [],
  requests: [],
  asking: [],
  healths: [],
  cards: creditKey ? remoteCards(creditKey) : null,
});

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  readers: Known[],
  state: State,
): Promise<void> {
  if (state.isDown) return void request.socket.destroy();
  // What a reader measured changes nothing of what a test configures.
  const [path = "", question] = request.url?.split("?") ?? [];
  if (question !== undefined) state.asking.push(question);
  state.requests.push(`${request.method} ${path.slice(BASE.length)}`);
  const body = await bodyOf(request);
  const { status, body: answer } = await answerTo(`${request.method} ${path}`, request, body, readers, state);
  if (request.method === "POST" && request.url === `${BASE}/reader/journal` && state.losesAnswers > 0) {
    state.losesAnswers -= 1;
    return void request.socket.destroy();
  }
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer ?? {}));
}

async function answerTo(
  asked: string,
  { headers }: IncomingMessage,
  body: Readonly<Record<string, unknown>>,
  readers: Known[],
  state: State,
): Promise<Answer> {
  if (asked === `POST ${BASE}/equipment/pair`) return pair(readers, body);
  const secret = /^Bearer (.+)$/.exec(headers.authorization ?? "")?.[1];
  const reader = readers.find((one) => one.secret !== null && one.secret === secret);
  if (!reader) return refusal(401, "equipment.not_known");
  switch (asked) {
    case `POST ${BASE}/equipment/health`:
      state.healths.push(String(body.health));
      return { status: 200, body: { equipment: reader.equipment } };
    case `PUT ${BASE}/reader/key`:
      return takeKey(reader, body);
    case `GET ${BASE}/reader/configuration`:
      return reader.configuration === null
        ? refusal(404, "reader.no_configuration")
        : { status: 200, body: { configuration: reader.configuration } };
    case `GET ${BASE}/reader/journal`:
      return { status: 200, body: held(reader) };
    case `POST ${BASE}/reader/journal`:
      return takeBatch(reader, body, state);
    default:
      return cardSession(asked, body, state);
  }
}

/** A credit of more than 100 is one that nobody paid. */
const MOST_CREDIT = 10_000;

async function cardSession(
  asked: string,
  body: Readonly<Record<string, unknown>>,
  state: State,
): Promise<Answer> {
  const { cards } = state;
  const session = asked.split(`POST ${BASE}/reader/card-sessions`)[1];
  if (cards === null || session === undefined) return refusal(404, "not_found");
  const { key, amount, card, answer } = body;
  if (session !== "") {
    try {
      const step = await cards.answer(session.slice(1), String(answer));
      return step ? { status: 200, body: step } : refusal(404, "reader.session_unknown");
    } catch {
      return refusal(422, "reader.card_refused");
    }
  }
  if (typeof body.update === "string") return { status: 200, body: await cards.update() };
  if (body.present === true) return { status: 200, body: await cards.show() };
  if (body.make !== undefined) {
    state.asked.push(String(body.make));
    if (state.toMake === 0) return refusal(422, "reader.nothing_to_make");
    state.toMake -= 1;
    return { status: 200, body: await cards.make() };
  }
  if (Number(amount) > MOST_CREDIT) return refusal(422, "reader.credit_not_owed");
  return {
    status: 200,
    body: await cards.begin({ key: String(key), amount: Number(amount), card: String(card) }),
  };
}

function pair(readers: Known[], { code }: Readonly<Record<string, unknown>>): Answer {
  const reader = readers.find((one) => one.code !== null && one.code === code);
  if (!reader) return refusal(422, "equipment.code_not_valid");
  reader.code = null;
  reader.secret = `ardeco_eq_${randomBytes(32).toString("base64url")}`;
  return { status: 200, body: { equipment: reader.equipment, name: "Lecteur", secret: reader.secret } };
}

function takeKey(reader: Known, { key }: Readonly<Record<string, unknown>>): Answer {
  const given = key as JWK;
  if (reader.key !== null && (reader.key.x !== given.x || reader.key.y !== given.y))
    return refusal(409, "reader.key_kept");
  reader.key = given;
  return { status: 200 };
}

const held = ({ lines, head }: Known) => ({ last: lines.length, head });
const next = (before: string, text: string) =>
  createHash("sha256").update(`${before}\n${text}`).digest("hex");

/**
 * In this order: whose, where it goes, whether it holds together, whether the reader signed it. Nothing is
 * taken in part.
 */
async function takeBatch(
  reader: Known,
  batch: Readonly<Record<string, unknown>>,
  state: State,
): Promise<Answer> {
  const refused = (why: string): Answer => {
    state.refused.push(why);
    return { status: 422, body: { code: `reader.${why}`, ...held(reader) } };
  };
  const lines = batch.lines;
  if (batch.reader !== reader.equipment) return refused("other_reader");
  if (!Array.isArray(lines) || !lines.every((line): line is string => typeof line === "string"))
    return refused("shape");
  if (batch.first !== reader.lines.length + 1) return { status: 409, body: held(reader) };
  if (batch.previous !== reader.head) return refused("other_past");
  if (lines.some((text, at) => objectOf(text).n !== reader.lines.length + 1 + at)) return refused("numbers");
  const head = lines.reduce(next, reader.head);
  const last = reader.lines.length + lines.length;
  const signed = await signedBy(reader.key, String(batch.signature));
  const meant = { reader: reader.equipment, first: batch.first, last, previous: reader.head, head };
  if (JSON.stringify(signed) !== JSON.stringify(meant)) return refused("signature");
  reader.lines.push(...lines);
  reader.head = head;
  return { status: 200, body: held(reader) };
}

async function signedBy(key: JWK | null, signature: string): Promise<unknown> {
  if (key === null) return null;
  try {
    const options = { algorithms: ["ES256"] };
    const { payload, protectedHeader } = await compactVerify(
      signature,
      await importJWK(key, "ES256"),
      options,
    );
    return protectedHeader.typ === "ardeco-reader-batch+jws"
      ? objectOf(Buffer.from(payload).toString())
      : null;
  } catch {
    return null;
  }
}

async function bodyOf(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  let text = "";
  for await (const part of request) text += part;
  return text === "" ? {} : objectOf(text);
}

function objectOf(text: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(text);
  return typeof value === "object" && value !== null ? { ...value } : {};
}
