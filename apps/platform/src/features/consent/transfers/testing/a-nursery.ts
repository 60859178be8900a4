import type { ElementRequest } from "@ardeco/contracts";
import type { Context } from "../../../../kernel/context.ts";
import { anAgent } from "../../../../testing/builders.ts";
import {
  asks,
  type ConsentStory,
  consentStory,
  type Someone,
  says,
  within,
} from "../../../../testing/consents.ts";
import { createDeclaration, validateElement } from "../../../identity/identity/index.ts";
import { clientsJobs } from "../../clients/index.ts";
import { consentJobs } from "../../consent/index.ts";
import { listSubscriptions, subscriptionsJobs } from "../../subscriptions/index.ts";
import {
  applyReceipt,
  createTransferFile,
  getFileLines,
  issueFile,
  listFiles,
  openTransfer,
  receiveReceiptFile,
  type TransferFileId,
  transfersJobs,
} from "../index.ts";

export interface FilesStory {
  readonly story: ConsentStory;
  readonly manager: Context;
}

export async function filesStory(): Promise<FilesStory> {
  const story = await consentStory([consentJobs, subscriptionsJobs, clientsJobs, transfersJobs]);
  return { story, manager: await anAgent(story.house, story.caenLaMer, ["service_manager"]) };
}

export const simple = [asks("email", { required: true }), asks("family_name")];
export const lineOf = (text: string, at: number) => text.replace("\u{feff}", "").split("\r\n")[at] ?? "";
export const idIn = (line: string) => /[0-9a-f-]{36}/.exec(line)?.[0] ?? "";

/** A nursery of Caen la Mer connected by files, and what its manager does. */
export async function aNursery({ story, manager }: FilesStory, requests: ElementRequest[] = simple) {
  const nursery = await story.a("Crèche", requests, story.caenLaMer);
  await openTransfer(manager, { serviceId: nursery.id, name: "Fichiers de la crèche" });
  const gather = (by = manager) => createTransferFile(by, nursery.id);
  const take = async (fileId: TransferFileId, by = manager) =>
    (await issueFile(by, { serviceId: nursery.id, fileId })).content;
  const next = async () => (await take(await gather())).toString();
  const answer = async (...lines: string[]) => {
    const content = Buffer.from(["line_id;result;reason;reference", ...lines].join("\r\n"));
    const receiptId = await receiveReceiptFile(manager, { serviceId: nursery.id, content });
    return { receiptId, ...(await applyReceipt(manager, { serviceId: nursery.id, receiptId })) };
  };
  const files = (by = manager) => listFiles(by, nursery.id);
  const lines = (fileId: TransferFileId) => getFileLines(manager, { serviceId: nursery.id, fileId });
  const settings = {
    serviceId: nursery.id,
    columns: "",
    separator: ";",
    encoding: "utf-8-bom",
    dates: "iso",
    schedule: "daily",
    lateAfterDays: 3,
    revision: 1,
  } as const;
  return { ...nursery, settings, gather, take, next, answer, files, lines };
}

export async function someoneSaysYes(
  { story }: FilesStory,
  to: { id: Parameters<typeof says>[2]["id"]; version: number },
  ...granted: string[]
) {
  const leo = await story.leo();
  const grant = await says({ granted: granted.length > 0 ? granted : ["email", "family_name"] }, leo, to);
  await story.house.drain();
  return { leo, grant };
}

export const deliveriesOf = async (who: Someone) =>
  (await listSubscriptions(who, who.personId))[0]?.deliveries ?? [];

export async function moves(
  { story }: FilesStory,
  who: Someone,
  name: "email" | "family_name",
  value: string,
): Promise<void> {
  const element = { personId: who.personId, name } as const;
  await within(who, (tx) => createDeclaration(tx, who, { ...element, value }));
  const agent = await anAgent(story.house, story.caen, ["validator"]);
  await within(agent, (tx) => validateElement(tx, agent, { ...element, method: "original_seen" }));
  await story.house.drain();
}
