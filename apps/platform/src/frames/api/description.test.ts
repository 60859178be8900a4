import { Validator } from "@seriousme/openapi-schema-validator";
import { Type } from "typebox";
import { Errors } from "typebox/value";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listOperations } from "./operations.ts";
import { aHouseWithApi } from "./testing/a-house-with-api.ts";
import { resolveReferences } from "./testing/resolve-references.ts";

let api: Awaited<ReturnType<typeof aHouseWithApi>>;
beforeAll(async () => {
  api = await aHouseWithApi();
});
afterAll(() => api?.house.close());

/** What OpenAPI 3.1.0 requires of a document (sections 4.8.1 to 4.8.17), for the parts that we use. */
const Response = Type.Object({ description: Type.String({ minLength: 1 }) });
const Operation = Type.Object({
  operationId: Type.String({ pattern: "^[a-z][A-Za-z]+$" }),
  summary: Type.String({ minLength: 10 }),
  tags: Type.Array(Type.String(), { minItems: 1 }),
  parameters: Type.Optional(
    Type.Array(
      Type.Object({
        name: Type.String(),
        in: Type.Enum(["path", "query", "header"]),
        required: Type.Boolean(),
        schema: Type.Object({}),
      }),
    ),
  ),
  responses: Type.Record(Type.String({ pattern: "^[1-5][0-9]{2}$" }), Response),
});
const Document = Type.Object({
  openapi: Type.String({ pattern: "^3\\.1\\.[0-9]+$" }),
  info: Type.Object({ title: Type.String(), version: Type.String() }),
  paths: Type.Record(
    Type.String({ pattern: "^/api/v1/" }),
    Type.Record(Type.String({ pattern: "^(get|post|put)$" }), Operation),
  ),
  components: Type.Object({
    securitySchemes: Type.Object({ agent: Type.Object({}), application: Type.Object({}) }),
  }),
});

const readDescription = async () =>
  resolveReferences((await api.ask("/openapi.json")).json()) as {
    readonly paths: Record<string, Record<string, { parameters?: { in: string; name: string }[] }>>;
  };

describe("the description", () => {
  test("has the shape of OpenAPI 3.1, with one name an operation", async () => {
    const document = resolveReferences((await api.ask("/openapi.json")).json());
    expect(Errors(Document, document)).toEqual([]);
    const names = listOperations(document).map(({ id }) => id);
    expect(names.sort()).toEqual([
      "acknowledge",
      "addCheckpoint",
      "askAccountLink",
      "beginCardSession",
      "changeApplication",
      "checkSupport",
      "confirmAccountLink",
      "continueCardSession",
      "createTransfers",
      "creditCounter",
      "debitCounter",
      "decideElements",
      "exportCatalogue",
      "exportService",
      "getService",
      "giveReaderKey",
      "handOverReaderJournal",
      "listApplications",
      "listAuthorities",
      "listDeliveries",
      "listEntitlements",
      "listQueue",
      "listServices",
      "listSubscriptions",
      "listTransfers",
      "openFile",
      "pairEquipment",
      "ping",
      "postReservation",
      "readAccountLink",
      "readCounter",
      "readJournal",
      "readReaderConfiguration",
      "readReaderJournal",
      "readReaderKeys",
      "readTerminalList",
      "readTransfer",
      "refundTransfer",
      "registerApplication",
      "reportHealth",
      "reserveCounter",
      "retryDelivery",
      "rotateSecret",
      "setApplicationStatus",
      "voidReservation",
      "whoAmI",
    ]);
  });

  test("is OpenAPI 3.1 for a validator that nobody here wrote", async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate((await api.ask("/openapi.json")).json());
    expect(errors).toBeUndefined();
    expect([valid, validator.version]).toEqual([true, "3.1"]);
    // It does refuse: a parameter of no place is none.
    const wrong = {
      openapi: "3.1.0",
      info: { title: "x", version: "1" },
      paths: { "/x": { get: { parameters: [{}] } } },
    };
    expect((await new Validator().validate(wrong)).valid).toBe(false);
  });

  test("each answer says what is left to ask before it must wait", async () => {
    const { headers } = await api.ask("/authorities");
    expect(Number(headers["x-ratelimit-remaining"])).toBeLessThan(Number(headers["x-ratelimit-limit"]));
    expect(Number(headers["x-ratelimit-reset"])).toBeGreaterThan(0);
  });

  test("says of each path which parameters it has, and who may call it", async () => {
    const document = await readDescription();
    for (const [path, methods] of Object.entries<
      Record<string, { parameters?: { in: string; name: string }[] }>
    >(document.paths)) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const { parameters = [] } of Object.values(methods)) {
        expect(parameters.filter((one) => one.in === "path").map(({ name }) => name)).toEqual(named);
      }
    }
    const access = new Map(listOperations(document).map(({ id, access }) => [id, access]));
    expect(access.get("listServices")).toBe("open");
    expect(access.get("decideElements")).toBe("agent");
    expect(access.get("acknowledge")).toBe("application");
  });

  test("is readable by people, in a page without script", async () => {
    const { status, body, headers } = await api.ask("/");
    expect(status).toBe(200);
    expect(headers["content-type"]).toContain("text/html");
    expect(body.replaceAll("<wbr/>", "")).toContain("POST /authorities/{authority}/files/{file}/decisions");
    expect(body).toContain("Chaque adresse commence par /api/v1");
    expect(body).not.toContain("<script");
  });
});
