import type { OpenIdWorld } from "../../features/consent/openid/testing/open-id-world.ts";
import {
  applyReceipt,
  createTransferFile,
  issueFile,
  openTransfer,
  receiveReceiptFile,
  savePlaceSettings,
} from "../../features/consent/transfers/index.ts";
import { parseId } from "../../kernel/ids.ts";
import { anAgent } from "../../testing/builders.ts";
import type { TestRuntime } from "../../testing/test-runtime.ts";

/** The first service reads files too: what changes for her leaves in one, and comes back. */
export async function readFiles(house: TestRuntime, world: OpenIdWorld, id: string) {
  const serviceId = parseId<"service">(id);
  const manager = await anAgent(house, world.caen, ["service_manager"]);
  await openTransfer(manager, { serviceId, name: "Fichiers" });
  const folders = { outFolder: "depart", inFolder: "retour" };
  const server = { host: "sftp.editeur.example", port: "22", account: "caen", ...folders };
  await savePlaceSettings(manager, { serviceId, ...server, revision: 0 });
  return {
    transfer: async () => {
      const taken = await issueFile(manager, {
        serviceId,
        fileId: await createTransferFile(manager, serviceId),
      });
      const [line = ""] = /[0-9a-f-]{36}/.exec(taken.content.toString()) ?? [];
      const content = Buffer.from(`line_id;result;reference\r\n${line};done;bettong\r\n`);
      const receiptId = await receiveReceiptFile(manager, { serviceId, content });
      await applyReceipt(manager, { serviceId, receiptId });
    },
  };
}
