import { eventSamples } from "@ardeco/contracts";
import { type TSchema, Type } from "typebox";
import { Errors, Parse } from "typebox/value";
import { expect, test } from "vitest";
import { resolveReferences } from "../testing/resolve-references.ts";
import { addDescriptionDetails } from "./add-description-details.ts";

const Described = Type.Object({
  webhooks: Type.Record(
    Type.String(),
    Type.Object({
      post: Type.Object({
        operationId: Type.String({ pattern: "^receive[A-Z]" }),
        security: Type.Array(Type.Unknown(), { maxItems: 0 }),
        requestBody: Type.Object({
          content: Type.Object({
            "application/secevent+jwt": Type.Object({
              schema: Type.Object({ type: Type.Literal("string"), contentSchema: Type.Unknown() }),
              examples: Type.Object({ claims: Type.Object({ value: Type.Unknown() }) }),
            }),
          }),
        }),
        responses: Type.Object({ 202: Type.Unknown(), 400: Type.Unknown() }),
      }),
    }),
  ),
});

test("each event is a webhook of the description, whose schema accepts its sample", () => {
  const document = addDescriptionDetails({ openapi: "3.1.0", paths: {} }, "https://id.example");
  const { webhooks } = Parse(Described, resolveReferences(document));
  expect(Object.keys(webhooks)).toEqual(Object.keys(eventSamples));
  for (const [name, { post }] of Object.entries(webhooks)) {
    const { schema, examples } = post.requestBody.content["application/secevent+jwt"];
    expect(examples.claims.value).toEqual(eventSamples[name]?.claims);
    expect([name, Errors(schema.contentSchema as TSchema, examples.claims.value)]).toEqual([name, []]);
  }
});
