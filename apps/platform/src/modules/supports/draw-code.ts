export { qrCells as drawCode } from "@ardeco/signed-qr/drawing";
