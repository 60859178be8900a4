import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { type Asset, Button, Form } from "@ardeco/ui";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { formatLetters, type KeptKeys } from "../../../../../../frames/desk/common/kept-keys.ts";
import { decideWords } from "./decide-words.ts";
import { isOver } from "./file-notices.tsx";
import { type DeskFileState, mayDecideFile } from "./file-state.ts";

const content = readFileSync(new URL("../../../../../../../assets/file-keys.js", import.meta.url));
const digest = createHash("sha256").update(content).digest("hex").slice(0, 10);
const name = `file-keys.${digest}.js`;

/** Served under its digest, as every asset. */
export const fileKeysAssets: readonly Asset[] = [
  { name, content, contentType: "text/javascript; charset=utf-8" },
];

/** The same letters as those of the list, switched off or changed in the same place (WCAG 2.2, 2.1.4). */
export function FileKeys({ state, kept: { isOn, letters } }: { state: DeskFileState; kept: KeptKeys }) {
  const { visit, view } = state;
  if (!mayDecideFile(state) && !isOver(state)) return null;
  const { keys: words } = decideWords(visit.language);
  const { queue } = buildDeskAddresses(visit.brand);
  return (
    <div class="ar-queue__keys ar-file-keys" data-keys={formatLetters(letters)}>
      {isOn && <script type="module" src={`/assets/${name}`} />}
      <p class="ar-hint">{isOn ? words.on(letters) : words.off}</p>
      <Form
        action={`${queue}/touches`}
        csrf={visit.csrf()}
        hidden={{ touches: isOn ? "non" : "oui", dossier: view.file.id }}
      >
        <Button variant="quiet">{isOn ? words.switchOff : words.switchOn}</Button>
      </Form>
      {isOn && <a href={`${queue}/touches/lettres`}>{words.change}</a>}
    </div>
  );
}
