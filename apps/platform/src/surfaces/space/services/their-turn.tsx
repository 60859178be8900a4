import type { ElementName } from "@ardeco/contracts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { listFilesOfEach, type TrackedFile } from "../../../modules/enrolment/index.ts";
import type { Visit } from "../../../web/index.ts";
import type { Somebody } from "../common/somebody.ts";
import { paths } from "../enrolment/paths.ts";
import { mendingWords } from "./mending-words.ts";

/** A file that waits for the person and not for the town hall: to finish, to answer, or to come and show what it told. */
export async function findTheirTurn(
  tx: Tx,
  context: Context,
  { somebody, waiting }: { readonly somebody: Somebody; readonly waiting: readonly ElementName[] },
): Promise<TrackedFile | undefined> {
  if (waiting.length === 0) return undefined;
  const files = (await listFilesOfEach(tx, context, [somebody.id])).get(somebody.id) ?? [];
  return files.find(
    ({ file: { state }, toBring }) =>
      state === "draft" || state === "awaiting_person" || toBring.some((name) => waiting.includes(name)),
  );
}

interface TheirTurnProps {
  readonly theirTurn: TrackedFile;
  /** What waits in it. */
  readonly labels: string;
  readonly visit: Visit;
}

/** What is left to the person, in the words of the file, and the way to it. */
export function TheirTurn({ theirTurn: { file, next }, labels, visit: { brand, language } }: TheirTurnProps) {
  const words = mendingWords(language);
  const draft = file.state === "draft";
  return (
    <p>
      {draft ? words.unsent(labels) : words.waiting(labels)} {next[language]}{" "}
      <a href={draft ? paths(brand).draft(file.id) : paths(brand).request(file.id)}>
        {draft ? words.finish : words.see}
      </a>
    </p>
  );
}
