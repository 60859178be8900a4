import { type Static, type TSchema, Type } from "typebox";
import { Compile } from "typebox/compile";
import { type Id, UUID } from "../../../kernel/ids.ts";

/** The type of a schema, to look at and not to change. */
export type Opened<S extends TSchema> = Fixed<Static<S>>;

type Fixed<T> = T extends string | number | boolean | null | undefined
  ? T
  : unknown extends T
    ? T
    : { readonly [Key in keyof T]: Fixed<T[Key]> };

/**
 * What was sealed and authentic does not have the shape its kind should have: our own fault, hence a 500 and
 * no AppError. `code` is what the log and the list of failed jobs keep: it names the kind, never the content.
 */
class WrongShape extends Error {
  override readonly name = "WrongShape";
  readonly code: string;

  constructor(kind: string) {
    super(`a sealed ${kind} does not have its shape`);
    this.code = `keys.wrong_shape.${kind}`;
  }
}

/**
 * Reads what one kind of sealed field holds, once opened; the schema is compiled once and gives the type.
 * Members it does not name are kept: a newer server may have written them. A member added later is optional,
 * since older rows lack it. The reader throws WrongShape.
 */
export function buildJsonReader<S extends TSchema>(kind: string, schema: S): (text: string) => Static<S> {
  const shape = Compile(schema);
  const hasShape = (content: unknown): content is Static<S> => shape.Check(content);
  return (text) => {
    const content = parseJsonText(kind, text);
    if (!hasShape(content)) throw new WrongShape(kind);
    return content;
  };
}

/** JSON.parse quotes what it stumbles over in its error: that one stays here. */
function parseJsonText(kind: string, text: string): unknown {
  try {
    const content: unknown = JSON.parse(text);
    return content;
  } catch {
    throw new WrongShape(kind);
  }
}

export function buildIdShape<Name extends string>() {
  return Type.Unsafe<Id<Name>>(Type.String({ pattern: UUID }));
}

/** One of the names under which a published list is written: document kinds, elements. */
export function buildKeyShape<Words extends object>(words: Words) {
  return Type.Unsafe<keyof Words & string>(Type.Enum(Object.keys(words)));
}

/** ISO 8601, UTC, as Date.toISOString writes it. */
export const Instant = Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$" });
