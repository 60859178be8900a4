import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { type CardMemory, EmulatedCard, readProfile, writeProfile } from "@ardeco/desfire/emulator";
import { makeCard } from "./make-card.ts";

/** The emulated card of this file; made there when there is none. Each change is written in one gesture. */
export async function cardOfFile(path: string): Promise<EmulatedCard> {
  const save = (memory: CardMemory) => {
    writeFileSync(`${path}.new`, writeProfile(memory), { mode: 0o600 });
    renameSync(`${path}.new`, path);
  };
  const text = readIfThere(path);
  if (text !== undefined) return new EmulatedCard({ memory: readProfile(text), save });
  const memory = await makeCard();
  save(memory);
  return new EmulatedCard({ memory, save });
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
