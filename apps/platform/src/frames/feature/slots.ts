import type { Actor, Context } from "../../kernel/context.ts";
import type { Sentence } from "../../kernel/errors.ts";
import type { Visit } from "../../web/index.ts";
import type { PageParts } from "./page-parts.ts";

/** What every page tells the features that fill one of its slots. */
export interface SlotInput {
  /** All that the page is about: people, files, services. Each fill loads them together. */
  readonly subjects: readonly string[];
}

/** Where a fill stands: by its number (ten apart, so that others fit), or beside another fill by its name. */
export type FillOrder = number | { readonly before: string } | { readonly after: string };

export interface FillFacts {
  /** "<feature>.<what>", unique in the platform. */
  readonly name: string;
  /**
   * What it shows, in a few words: the title of its part, and what the page names when it does not answer.
   */
  readonly title: Sentence;
  readonly order: FillOrder;
  /** For whoever may not see it, nothing is loaded. */
  permission(actor: Actor): boolean;
}

export interface Fill<Payload, Input extends SlotInput, Data> extends FillFacts {
  /**
   * Reads once for all subjects, by one query or a few, whatever their number; opens its own transaction, as
   * a use case does. A subject of which there is nothing to show is absent from the answer.
   * @param signal aborted when the page no longer waits
   * @param parts what every feature brings at once
   */
  load(
    context: Context,
    input: Input,
    signal: AbortSignal,
    parts: PageParts,
  ): Promise<ReadonlyMap<string, Data>>;
  /** From what was read to what is shown, once the transaction is closed. */
  show(data: Data, about: ShownSubject<Input>): Payload;
}

export interface ShownSubject<Input extends SlotInput> {
  readonly visit: Visit;
  readonly input: Input;
  readonly subject: string;
}

/** How a feature gives a fill to the platform; only its slot knows its types. */
export interface SlotFill extends FillFacts {
  readonly slot: string;
}

/** What the page waits for: the fill read for all subjects, then ready to be shown. */
export type FillLoader<Payload, Input extends SlotInput> = (
  context: Context,
  input: Input,
  signal: AbortSignal,
  parts: PageParts,
) => Promise<(visit: Visit) => ReadonlyMap<string, Payload>>;

/** A place of a page that features fill, so that the page shows many of them and knows none. */
export interface Slot<Payload, Input extends SlotInput> {
  readonly name: string;
  fill<Data>(fill: Fill<Payload, Input, Data>): SlotFill;
  /** Undefined for a fill of another slot. */
  findLoader(fill: SlotFill): FillLoader<Payload, Input> | undefined;
}

export function defineSlot<Payload, Input extends SlotInput = SlotInput>({
  name,
}: {
  readonly name: string;
}): Slot<Payload, Input> {
  const loaders = new WeakMap<SlotFill, FillLoader<Payload, Input>>();
  return {
    name,
    fill: ({ load, show, ...facts }) => {
      const filled: SlotFill = { slot: name, ...facts };
      loaders.set(filled, async (context, input, signal, parts) => {
        const read = await load(context, input, signal, parts);
        return (visit) =>
          new Map([...read].map(([subject, data]) => [subject, show(data, { visit, input, subject })]));
      });
      return filled;
    },
    findLoader: (fill) => loaders.get(fill),
  };
}
