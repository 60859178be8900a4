import { Type } from "typebox";
import { Parse } from "typebox/value";
import { resolveReferences } from "./resolve-references.ts";

const Parameter = Type.Object({
  name: Type.String(),
  in: Type.String(),
  required: Type.Optional(Type.Boolean()),
  deprecated: Type.Optional(Type.Boolean()),
  schema: Type.Unknown(),
});
const Operation = Type.Object({
  operationId: Type.String(),
  security: Type.Optional(Type.Array(Type.Unknown())),
  parameters: Type.Optional(Type.Array(Parameter)),
  requestBody: Type.Optional(Type.Object({ content: Type.Record(Type.String(), Type.Unknown()) })),
  responses: Type.Record(
    Type.String(),
    Type.Object({
      headers: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
      content: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    }),
  ),
});
const Described = Type.Object({
  paths: Type.Record(Type.String(), Type.Record(Type.String(), Operation)),
});

/** Each operation of the document, its references resolved. */
export function describedOperations(document: unknown) {
  const { paths } = Parse(Described, resolveReferences(document));
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ ...operation, path, method })),
  );
}

/** Each object of the document, with those that it holds. */
export function objectsIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? inner : [value as Readonly<Record<string, unknown>>, ...inner];
}
