/** What is used of PDF.js 5; the package's own types do not resolve under Node's rules for modules. */
export interface PdfJs {
  getDocument(options: Readonly<Record<string, unknown>>): {
    readonly promise: Promise<PdfJsDocument>;
    destroy(): Promise<void>;
  };
  readonly OPS: { readonly setTextRenderingMode: number };
  readonly Util: { transform(outer: readonly number[], inner: readonly number[]): readonly number[] };
}

interface PdfJsDocument {
  readonly numPages: number;
  getPageLabels(): Promise<readonly string[] | null>;
  getPage(number: number): Promise<PdfJsPage>;
}

interface PdfJsPage {
  readonly commonObjs: { has(name: string): boolean; get(name: string): unknown };
  getViewport(options: { readonly scale: number }): {
    readonly width: number;
    readonly height: number;
    readonly transform: readonly number[];
  };
  getOperatorList(): Promise<{ readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] }>;
  getTextContent(options: { readonly disableNormalization: boolean }): Promise<{
    readonly items: readonly PdfJsItem[];
    readonly styles: Readonly<Record<string, unknown>>;
  }>;
  cleanup(): boolean;
}

/** A stretch of text; marked content has no `str`. */
interface PdfJsItem {
  readonly str?: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly fontName: string;
}

/** The library, loaded when the first PDF is read. */
export async function loadPdfJs(): Promise<PdfJs> {
  provideTransfer();
  const loaded: unknown = await import("unpdf/pdfjs");
  if (!isPdfJs(loaded)) throw new TypeError("unpdf does not hold PDF.js");
  return loaded;
}

function isPdfJs(loaded: unknown): loaded is PdfJs {
  return (
    typeof loaded === "object" && loaded !== null && "getDocument" in loaded && "OPS" in loaded && "Util" in loaded
  );
}

/** The library counts on `ArrayBuffer.prototype.transferToFixedLength` (ECMAScript 2024), which Node 20 does not have. */
function provideTransfer(): void {
  if ("transferToFixedLength" in ArrayBuffer.prototype) return;
  Object.defineProperty(ArrayBuffer.prototype, "transferToFixedLength", {
    configurable: true,
    writable: true,
    value(this: ArrayBuffer, length = this.byteLength): ArrayBuffer {
      const copy = new ArrayBuffer(length);
      new Uint8Array(copy).set(new Uint8Array(this, 0, Math.min(length, this.byteLength)));
      return copy;
    },
  });
}
