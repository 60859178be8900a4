export {
  applyFileAnswer,
  type Carried,
  type FileAnswer,
  listToCarry,
  setDeliveryCarried,
} from "./by-file.ts";
export type { AuthMethod, Client, ClientAddresses, ClientForProvider, ClientSafety } from "./client.ts";
export { authMethods } from "./client.ts";
export { closeFileChannel } from "./close-file-channel.ts";
export { confirmDelivery } from "./confirm-delivery.ts";
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
export { countWaitingTasks, getTask, listTasks, listWaitingTasks, type Task } from "./list-tasks.ts";
export { openFileChannel, openWorkList } from "./open-work-list.ts";
export { type NewClient, registerClient } from "./register-client.ts";
export { isWaitingOpening, requestAllDeliveries } from "./request-all-deliveries.ts";
export { resolveTask, type TaskOutcome } from "./resolve-task.ts";
export { retryDelivery } from "./retry-delivery.ts";
export { getHolderIssuer, scheduleDelivery } from "./schedule-delivery.ts";
export { type PingAnswer, sendTrialEvent } from "./send-trial-event.ts";
export { getSigningJwks, getSigningKey, type SigningKey } from "./signing-key.ts";
export {
  type ClientSeen,
  issueNewSecret,
  setClientStatus,
  updateClientRegistration,
} from "./update-client-registration.ts";
export { verifyClientAssertion } from "./verify-client-assertion.ts";
export { verifyClientSecret } from "./verify-client-secret.ts";
