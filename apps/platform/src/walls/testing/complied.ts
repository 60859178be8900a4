import { randomUUID } from "node:crypto";
import {
  closeVersionDraft,
  readVersion,
  saveTexts,
  startVersion,
} from "../../features/compliance/compliance/index.ts";
import type { Context } from "../../kernel/context.ts";
import { parseId } from "../../kernel/ids.ts";

/** A town whose security file is frozen: what is generated is in the database too. */
export async function complied(administrator: Context): Promise<void> {
  const kind = "security_file";
  const number = await startVersion(administrator, { id: parseId<"compliance_version">(randomUUID()), kind });
  const { version } = await readVersion(administrator, kind, number);
  const texts = { perimeter: "Le site et le guichet.", stakes: "La confiance des habitants." };
  await saveTexts(administrator, { id: version.id, revision: version.revision, texts });
  await closeVersionDraft(administrator, { id: version.id, revision: version.revision + 1 });
}
