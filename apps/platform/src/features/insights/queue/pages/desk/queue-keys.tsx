import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { type Asset, Button, Form } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../frames/desk/common/addresses.ts";
import {
  formatLetters,
  type KeptKeys,
  readKeptKeys,
  saveKeptKeys,
} from "../../../../../frames/desk/common/kept-keys.ts";
import { isUuid } from "../../../../../kernel/ids.ts";
import { getTypedText, readForm, sendSeeOther, type Visit } from "../../../../../web/index.ts";
import { getQueueWords } from "./queue-words.ts";

const content = readFileSync(new URL("../../../../../../assets/queue-keys.js", import.meta.url));
const digest = createHash("sha256").update(content).digest("hex").slice(0, 10);
const name = `queue-keys.${digest}.js`;

/** Served under its digest, as every asset. */
export const queueAssets: readonly Asset[] = [
  { name, content, contentType: "text/javascript; charset=utf-8" },
];

/** Without a script there is no key, and this says only what they would do. */
export function QueueKeys({ kept: { isOn, letters }, visit }: { kept: KeptKeys; visit: Visit }) {
  const { keys: words } = getQueueWords(visit.language);
  const { queue } = buildDeskAddresses(visit.brand);
  return (
    <div class="ar-queue__keys" data-keys={formatLetters(letters)}>
      {isOn && <script type="module" src={`/assets/${name}`} />}
      <p class="ar-hint">{isOn ? words.on(letters) : words.off}</p>
      <Form action={`${queue}/touches`} csrf={visit.csrf()} hidden={{ touches: isOn ? OFF : "oui" }}>
        <Button variant="quiet">{isOn ? words.switchOff : words.switchOn}</Button>
      </Form>
      {isOn && <a href={`${queue}/touches/lettres`}>{words.change}</a>}
    </div>
  );
}

const OFF = "non";

/** Switches the keys off, or on again, and leads back to the file or the list (WCAG 2.2, 2.1.4). */
export async function handleQueueKeys(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { typed } = readForm(request);
  const isOn = getTypedText(typed, "touches") !== OFF;
  saveKeptKeys(request, reply, { isOn, letters: readKeptKeys(request).letters });
  const at = buildDeskAddresses(request.ardeco.brand);
  const file = getTypedText(typed, "dossier");
  return sendSeeOther(reply, isUuid(file) ? at.file(file) : at.queue);
}
