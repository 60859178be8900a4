import type { Context } from "../../../../kernel/context.ts";

export const providers = ["simulator", "payfip"] as const;
export type ProviderName = (typeof providers)[number];
export type ProviderMode = "test" | "activation" | "production";

/** How a payment service knows a régie. */
export interface OnlineAccount {
  readonly provider: ProviderName;
  readonly clientNumber: string;
  readonly mode: ProviderMode;
}

/** What is asked of a payment service. */
export interface Order {
  /** Capital letters and digits, 30 at most: it is said back. */
  readonly reference: string;
  /** In cents. */
  readonly amount: number;
  /** What is paid, in a few words without anybody's name. */
  readonly subject: string;
  /** Where the service writes to the payer. */
  readonly email: string;
  /** Called by the service, outside any browser. */
  readonly notifyAt: string;
  /** Where the payer comes back to. */
  readonly returnTo: string;
}

/** What the service says of an operation: never what a browser or a notification says of it. */
export type ProviderAnswer =
  | { readonly state: "pending" }
  | { readonly state: "unknown" }
  | {
      readonly state: "paid" | "refused" | "abandoned";
      readonly amount: number;
      readonly reference: string;
      readonly clientNumber: string;
      /** Undefined when the service says none that we know. */
      readonly mode: ProviderMode | undefined;
    };

/**
 * No money moves in the mode of tests: it is for demonstrations, like the simulator, and refused where that
 * is closed.
 */
export const isReal = (
  { ports }: Pick<Context, "ports">,
  { provider, mode }: Pick<OnlineAccount, "provider" | "mode">,
): boolean => ports.payments.simulator || (provider !== "simulator" && mode !== "test");

/** A payment service: begin, then ask what became of it, as often as one likes. */
export interface PaymentProvider {
  /** The least that it takes, in cents. */
  readonly least: number;
  /** Where the payer of an operation goes. */
  pageOf(system: Context, operation: string): string;
  /**
   * How the service calls the new operation. Throws payments.provider_silent when it cannot be reached, or
   * refuses.
   */
  begin(system: Context, account: OnlineAccount, order: Order): Promise<string>;
  /** Throws payments.no_answer_yet. */
  read(system: Context, operation: string): Promise<ProviderAnswer>;
}
