import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { type Asset, Button, Form } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../frames/desk/common/addresses.ts";
import { getTypedText, readForm, sendSeeOther, type Visit } from "../../../../../web/index.ts";
import { getQueueWords } from "./queue-words.ts";

const content = readFileSync(new URL("../../../../../../assets/queue-keys.js", import.meta.url));
const digest = createHash("sha256").update(content).digest("hex").slice(0, 10);
const name = `queue-keys.${digest}.js`;

/** Served under its digest, as every asset. */
export const queueAssets: readonly Asset[] = [
  { name, content, contentType: "text/javascript; charset=utf-8" },
];

/** Kept on this machine: hands and assistive software do not change from one day to the next. */
const COOKIE = "ardeco-touches";
const OFF = "non";
const ONE_YEAR = 365 * 24 * 3600;

export const hasQueueKeys = (request: FastifyRequest): boolean => request.cookies?.[COOKIE] !== OFF;

/** Without a script there is no key, and this says only what they would do. */
export function QueueKeys({ isOn, visit }: { isOn: boolean; visit: Visit }) {
  const { keys: words } = getQueueWords(visit.language);
  return (
    <div class="ar-queue__keys">
      {isOn && <script type="module" src={`/assets/${name}`} />}
      <p class="ar-hint">{isOn ? words.on : words.off}</p>
      <Form
        action={`${buildDeskAddresses(visit.brand).queue}/touches`}
        csrf={visit.csrf()}
        hidden={{ touches: isOn ? OFF : "oui" }}
      >
        <Button variant="quiet">{isOn ? words.switchOff : words.switchOn}</Button>
      </Form>
    </div>
  );
}

/** Switches the keys off, or on again (WCAG 2.2, 2.1.4). */
export async function handleQueueKeys(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { brand, context } = request.ardeco;
  const at = buildDeskAddresses(brand).queue;
  const scope = {
    path: at,
    httpOnly: true,
    sameSite: "lax" as const,
    secure: context.ports.publicUrl.startsWith("https://"),
  };
  if (getTypedText(readForm(request).typed, "touches") === OFF)
    reply.setCookie(COOKIE, OFF, { ...scope, maxAge: ONE_YEAR });
  else reply.clearCookie(COOKIE, scope);
  return sendSeeOther(reply, at);
}
