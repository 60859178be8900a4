// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Selectable } from "kysely";

export interface LogoTable {
  authority_id: string;
  state: "proposed" | "shown" | "former";
  /** not personal: SHA-256 of the content, which is the address of the picture. */
  digest: string;
  media_type: "image/png" | "image/jpeg";
  width: number;
  height: number;
  /** not personal: a PNG or JPEG picture without its metadata, public once shown. */
  content: Buffer;
}
export type LogoRow = Selectable<LogoTable>;

export type Tables = {
  logo: LogoTable;
};
