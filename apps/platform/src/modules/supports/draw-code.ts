export { drawingModule, qrCells as drawCode } from "@ardeco/signed-qr/drawing";
