import { deflateSync } from "node:zlib";
import { pngChunk } from "../../../features/enrolment/evidence/testing/sample-files.ts";

const SIDE = 30_000;

/** A PNG of 900 million pixels, black or white, in a hundred kilobytes. */
export function aBomb(): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIDE, 0);
  header.writeUInt32BE(SIDE, 4);
  header[8] = 1;
  const rows = Buffer.alloc(SIDE * (1 + Math.ceil(SIDE / 8)));
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    pngChunk("IHDR", header),
    pngChunk("IDAT", deflateSync(rows, { level: 1 })),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

/** A PDF whose page is of fourteen million points a side: five kilometres. */
export const aHugePage = (): Buffer =>
  Buffer.from(`%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 14000000 14000000] /UserUnit 75000 >> endobj
trailer << /Root 1 0 R /Size 4 >>
startxref
0
%%EOF
`);
