export { drawingModule, qrCells as drawCode, readingModule } from "@ardeco/signed-qr/drawing";
