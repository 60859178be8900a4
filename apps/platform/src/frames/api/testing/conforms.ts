import { type TSchema, Type } from "typebox";
import { Errors, Parse } from "typebox/value";

/** What any address may answer, as the description says once for all. */
const everywhere = new Set([400, 404, 405, 406, 413, 415, 422, 429]);

const Described = Type.Object({
  paths: Type.Record(
    Type.String(),
    Type.Record(Type.String(), Type.Object({ responses: Type.Record(Type.String(), Type.Unknown()) })),
  ),
});
const Content = Type.Object({
  content: Type.Record(Type.String(), Type.Object({ schema: Type.Unknown() })),
});

interface Answered {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/**
 * What of this answer is not as the OpenAPI document says: status, type, shape. Addresses it does not
 * describe say nothing.
 */
export function misfits(description: unknown, answered: Answered): readonly string[] {
  const { paths } = Parse(Described, description);
  const path = answered.url.split("?")[0] ?? "";
  const found = Object.entries(paths).find(([template]) => matches(template, path));
  const responses = found?.[1][answered.method.toLowerCase()]?.responses;
  if (!responses) return [];
  const said = responses[String(answered.status)];
  if (said === undefined)
    return everywhere.has(answered.status) ? [] : [`${answered.status} is not described for ${found?.[0]}`];
  const { content } = Parse(Content, said);
  const type = answered.type.split(";")[0] ?? "";
  const schema = content[type]?.schema;
  if (schema === undefined)
    return [`${answered.type} is not described for ${answered.status} of ${found?.[0]}`];
  if (!type.endsWith("json")) return [];
  return Errors(schema as TSchema, JSON.parse(answered.body)).map(
    ({ instancePath, message }) => `${found?.[0]} ${answered.status} ${instancePath} ${message}`,
  );
}

const matches = (template: string, path: string): boolean =>
  new RegExp(`^${template.replace(/\./g, "\\.").replace(/\{\w+\}/g, "[^/]+")}/?$`).test(path);
