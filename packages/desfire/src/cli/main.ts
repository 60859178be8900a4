#!/usr/bin/env node
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { EmulatedCard } from "../emulator/emulated-card.ts";
import { blankCard, type CardMemory } from "../emulator/memory.ts";
import { readProfile, writeProfile } from "../emulator/profile.ts";
import { present } from "../vpcd/virtual-reader.ts";

const USAGE = `desfire-emulator --vpcd HOST:PORT --profile FILE [--new]

Puts an emulated DESFire card on a virtual reader (vsmartcard's vpcd), until interrupted.

  --vpcd HOST:PORT  where the reader listens, 127.0.0.1:35963 for the first one
  --profile FILE    the card, in JSON, keys included; each change is written there
  --new             writes a blank card in FILE first; refused when it is there already
  --help            these words

Ends with 0 when the reader goes or the card is taken away, 1 when something fails, 2 when asked wrongly.`;

const options = readOptions();
try {
  await run(options);
} catch (error) {
  console.error(`desfire-emulator: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

async function run({ host, port, profile, isNew }: typeof options): Promise<void> {
  const save = (memory: CardMemory) => {
    // In one gesture: a card torn away has one past or the other. Keys are for their owner.
    writeFileSync(`${profile}.new`, writeProfile(memory), { mode: 0o600 });
    renameSync(`${profile}.new`, profile);
  };
  if (isNew) writeFileSync(profile, writeProfile(blankCard()), { mode: 0o600, flag: "wx" });
  const memory = readProfile(readFileSync(profile, "utf8"));
  const presented = await present(new EmulatedCard({ memory, save }), { host, port });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => presented.remove());
  await presented.gone;
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        vpcd: { type: "string" },
        profile: { type: "string" },
        new: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    if (values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    const [, host, port] = /^(.+):(\d{1,5})$/.exec(values.vpcd ?? "") ?? [];
    if (host !== undefined && port !== undefined && values.profile !== undefined)
      return { host, port: Number(port), profile: values.profile, isNew: values.new };
  } catch {
    // Asked wrongly: said below.
  }
  console.error(USAGE);
  process.exit(2);
}
