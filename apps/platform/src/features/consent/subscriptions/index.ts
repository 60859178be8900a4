export { subscriptionsContribution } from "./contribution.ts";
export { subscriptionsJobs } from "./jobs.ts";
export { listOwnSubscriptions, type OwnSubscription } from "./list-own-subscriptions.ts";
export { listSubscribed } from "./list-subscribed.ts";
export {
  countSubscribers,
  type HeldSubscription,
  listSubscribers,
  listSubscriptions,
  listSubscriptionsByPerson,
  type Subscriber,
  type SubscriberPage,
} from "./list-subscriptions.ts";
export { type OpenTask, readTask } from "./read-task.ts";
export {
  type Count,
  type FigureLine,
  type FigureName,
  figureNames,
  listFigureLines,
  readServiceFigures,
  type ServiceFigures,
} from "./service-figures.ts";
export {
  listServicesAtDesk,
  type ServiceAtDesk,
  type ServicesPurpose,
  showAllServices,
} from "./services-at-desk.ts";
export { computeSituation, readSituation } from "./situation.ts";
export type {
  Situation,
  StateReason,
  Subscription,
  SubscriptionId,
  SubscriptionState,
} from "./subscription.ts";
export { openSuspended, type SuspendedEvent } from "./suspended.ts";
export { scheduleTermEvent } from "./term.ts";
export { waitingTasks } from "./waiting-tasks.ts";
