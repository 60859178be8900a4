import type { Page } from "playwright-core";
import type { phone } from "./chromium.ts";

export interface Shot {
  readonly name: string;
  /** Somebody of the demonstration, or of `openEverything`. */
  readonly as?: string;
  /** An address, or how to get there. */
  readonly at: string | ((page: Page) => Promise<unknown>);
  /** A phone and a desk otherwise. */
  readonly sizes?: Readonly<Record<string, typeof phone>>;
  /** As the visitor chose to see pages. */
  readonly display?: string;
}
