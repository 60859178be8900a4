import type { ElementName } from "@ardeco/contracts";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import { listElementHistory } from "../../identity/identity/index.ts";
import type { MissingElements, OpeningSubject } from "./opening-answer.ts";

/** What lacks, by what there is to do about it: to give, to renew, to wait for. */
export async function sortMissing(
  context: Context,
  somebody: OpeningSubject,
  needed: readonly ElementName[],
): Promise<MissingElements> {
  // A value past its last day still stands until the nightly job: it is to be renewed like the others.
  const today = toCivilDate(context.now());
  const isOver = ({ name, declared, validated }: OpeningSubject["elements"][number]) =>
    needed.includes(name) && !declared && (validated?.validUntil ?? today) < today;
  const over = somebody.elements.filter(isOver).map(({ name }) => name);
  const said = new Set(somebody.elements.map(({ name }) => name).filter((name) => !over.includes(name)));
  const absent = needed.filter((name) => !said.has(name));
  const history = absent.length > 0 ? await listElementHistory(context, somebody.id) : [];
  const held = new Set(history.flatMap(({ name, state }) => (state === "expired" ? [name] : [])));
  return {
    absent,
    expired: absent.filter((name) => over.includes(name) || held.has(name)),
    waiting: needed.filter((name) => said.has(name)),
  };
}
