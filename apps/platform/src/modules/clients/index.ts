export { acknowledgeDelivery } from "./acknowledge-delivery.ts";
export { authenticateClient } from "./authenticate-client.ts";
export { type ClientSeen, changeClient, rotateSecret, setClientStatus } from "./change-client.ts";
export {
  type AuthMethod,
  authMethods,
  type Client,
  type ClientAddresses,
  type ClientForProvider,
} from "./client.ts";
export { clientsContribution } from "./contribution.ts";
export type { Delivery, DeliveryId, NewDelivery, ServiceEvent } from "./delivery.ts";
export { clientsErrors } from "./errors.ts";
export { findClientForProvider, listClients } from "./find-client.ts";
export { clientsJobs } from "./jobs.ts";
export { listDeliveries } from "./list-deliveries.ts";
export { queueDelivery } from "./queue-delivery.ts";
export { type NewClient, registerClient } from "./register-client.ts";
export { type SigningKey, signingJwks, signingKey } from "./signing-key.ts";
