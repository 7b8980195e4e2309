import type { Refusal } from "../../../pipeline/transform.ts";
import { type FontFacts, factsOfFont } from "./pdf-fonts.ts";
import { loadPdfJs } from "./pdf-js.ts";

/** A matrix as PDF writes it (ISO 32000-2, 8.3.3). */
type Matrix = readonly [number, number, number, number, number, number];

/** A stretch of text that a page shows at one place, in one font. */
export interface PdfText {
  readonly text: string;
  /** From text space to the page as it is shown: upright, in points, from its upper left corner. */
  readonly matrix: Matrix;
  readonly width: number;
  readonly font: FontFacts;
}

/** What a page shows. `isHidden` says that it has text that is not drawn: the layer that OCR lays under a picture. */
export interface PdfContent {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly PdfText[];
  readonly isHidden: boolean;
}

/** A PDF that is open. */
export interface OpenPdf {
  readonly pages: number;
  labels(): Promise<readonly string[] | null>;
  page(number: number): Promise<PdfContent | Refusal>;
  close(): Promise<void>;
}

/** The end of a PDF has to stand in its last 1,024 bytes (ISO 32000-1, annex H.3); some writers add more behind it. */
const TAIL = 8192;
/** The text rendering mode in which nothing is drawn (ISO 32000-2, table 104). */
const INVISIBLE = 3;

/** Opens a PDF; one that is cut off, broken or locked is refused with the remedy. */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf | Refusal> {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).subarray(-TAIL).toString("latin1");
  if (!tail.includes("%%EOF"))
    return { refused: "the PDF is cut off: its end is missing", hint: "Get a whole copy of it." };
  const { getDocument, OPS, Util } = await loadPdfJs();
  const task = getDocument({
    // the library takes the bytes for itself
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    fontExtraProperties: true,
    // pictures are not looked at
    maxImageSize: 1,
    verbosity: 0,
  });
  let document: Awaited<typeof task.promise>;
  try {
    document = await task.promise;
  } catch (error) {
    return refusalOf(error);
  }
  return {
    pages: document.numPages,
    async labels() {
      try {
        return await document.getPageLabels();
      } catch (error) {
        // labels that are broken are none: the pages have their words all the same
        if (!(error instanceof Error)) throw error;
        return null;
      }
    },
    close: () => task.destroy(),
    async page(number) {
      try {
        const page = await document.getPage(number);
        const view = page.getViewport({ scale: 1 });
        const operators = await page.getOperatorList();
        const content = await page.getTextContent({ disableNormalization: true });
        const fonts = new Map<string, FontFacts>();
        for (const name of Object.keys(content.styles)) fonts.set(name, factsOfFont(fontNamed(page.commonObjs, name)));
        const texts = content.items.flatMap((item): PdfText[] => {
          if (item.str === undefined || item.str === "") return [];
          const matrix = Util.transform(view.transform, item.transform);
          const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = matrix;
          const font = fonts.get(item.fontName) ?? factsOfFont(null);
          return [{ text: item.str, matrix: [a, b, c, d, e, f], width: item.width, font }];
        });
        const isHidden = operators.fnArray.some(
          (operator, at) => operator === OPS.setTextRenderingMode && isInvisible(operators.argsArray[at]),
        );
        page.cleanup();
        return { width: view.width, height: view.height, texts, isHidden };
      } catch (error) {
        const { refused, hint } = refusalOf(error);
        return { refused: `page ${number}: ${refused}`, hint };
      }
    },
  };
}

function isInvisible(given: unknown): boolean {
  return Array.isArray(given) && given[0] === INVISIBLE;
}

/** A font of a page by the name that the library gives it; null where it was not loaded. */
function fontNamed(fonts: { has(name: string): boolean; get(name: string): unknown }, name: string): unknown {
  return fonts.has(name) ? fonts.get(name) : null;
}

function refusalOf(error: unknown): Refusal {
  const { name, message } = error instanceof Error ? error : { name: "", message: String(error) };
  return name === "PasswordException"
    ? {
        refused: "the PDF is locked with a password",
        hint: "Save a copy without one (“qpdf --decrypt --password=… in.pdf out.pdf”).",
      }
    : {
        refused: `the PDF is broken: ${message}`,
        hint: "Open and save it with a PDF program, or repair it (“qpdf in.pdf out.pdf”).",
      };
}
