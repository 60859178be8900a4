export { confirmDelivery } from "./acknowledge-delivery.ts";
export { verifyClientAssertion } from "./authenticate-assertion.ts";
export { verifyClientSecret } from "./authenticate-client.ts";
export {
  applyFileAnswer,
  type Carried,
  type FileAnswer,
  listToCarry,
  setDeliveryCarried,
} from "./by-file.ts";
export {
  type ClientSeen,
  issueNewSecret,
  setClientStatus,
  updateClientRegistration,
} from "./change-client.ts";
export type { AuthMethod, Client, ClientAddresses, ClientForProvider, ClientSafety } from "./client.ts";
export { authMethods } from "./client.ts";
export { closeFileChannel } from "./close-file-channel.ts";
export { clientsContribution, listDeliveriesOfPerson } from "./contribution.ts";
export { countDeliveries, type DeliveryCount } from "./count-deliveries.ts";
export type { Delivery, DeliveryAction, DeliveryId, NewDelivery, ServiceEvent } from "./delivery.ts";
export { type LoggedDelivery, listDeliveryLog } from "./delivery-log.ts";
export { clientsErrors } from "./errors.ts";
export { findClientForProvider, listClients } from "./find-client.ts";
export { clientsJobs } from "./jobs.ts";
export { listConnectedServices } from "./list-connected.ts";
export { listDeliveries, listDeliveriesByGrant } from "./list-deliveries.ts";
export { type ClientEntrance, listClientEntrances } from "./list-entrances.ts";
export { getTask, listTasks, type Task } from "./list-tasks.ts";
export { openFileChannel, openWorkList } from "./open-work-list.ts";
export { type PingAnswer, sendTrialEvent } from "./ping-client.ts";
export { getHolderIssuer, scheduleDelivery } from "./queue-delivery.ts";
export { type NewClient, registerClient } from "./register-client.ts";
export { retryDelivery } from "./retry-delivery.ts";
export { resolveTask, type TaskOutcome } from "./settle-task.ts";
export { getSigningJwks, getSigningKey, type SigningKey } from "./signing-key.ts";
export { isWaitingOpening, requestAllDeliveries } from "./tell-everyone.ts";
