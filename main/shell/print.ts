import { readFile } from "node:fs/promises";
import { BrowserWindow, type Session, session } from "electron";
import { AppError } from "../lib/app-error.ts";
import type { PrintableReport } from "../services/records-desk.ts";
import { appOrigin, appScheme } from "./address.ts";
import { refusePermissions } from "./guard.ts";
import type { Working } from "./long-work.ts";

/** Where a report lies while it is printed. */
const folder = `${appOrigin}/report/`;
const page = `${folder}report.html`;

const headers = {
  "content-security-policy": "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

/** The report and the pictures that it shows; nothing else. */
function serveReport(report: PrintableReport): (request: Request) => Promise<Response> {
  return async ({ method, url }) => {
    if (method === "GET" && url === page) {
      const html = Buffer.concat([...report.html()].map((piece) => Buffer.from(piece)));
      return new Response(html, { headers: { ...headers, "content-type": "text/html; charset=utf-8" } });
    }
    const file = method === "GET" && url.startsWith(folder) ? report.file(url.slice(folder.length)) : null;
    if (file === null) return new Response(null, { status: 404, headers });
    return new Response(await readFile(file.path), { headers: { ...headers, "content-type": file.mediaType } });
  };
}

/** A page that nobody sees, without scripts, in a session of its own. */
function hiddenWindow(own: Session): BrowserWindow {
  return new BrowserWindow({
    show: false,
    webPreferences: {
      session: own,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
}

/**
 * The report as a PDF, on the paper that its own style names.
 * @throws AppError EXPORT_CANCELLED
 */
export async function printToPdf(report: PrintableReport, { signal, onProgress }: Working): Promise<Uint8Array> {
  if (signal.aborted) throw new AppError("EXPORT_CANCELLED");
  const own = session.fromPartition("custodia-report");
  refusePermissions(own);
  own.protocol.handle(appScheme, serveReport(report));
  const window = hiddenWindow(own);
  // A window that is closed in the midst of it says so in a hundred ways, or not at all.
  const { promise: stopped, reject } = Promise.withResolvers<never>();
  const stop = () => reject(new AppError("EXPORT_CANCELLED"));
  signal.addEventListener("abort", stop, { once: true });
  try {
    onProgress({ stage: "report", done: 0, total: 1 });
    const pdf = await Promise.race([print(window), stopped]);
    onProgress({ stage: "report", done: 1, total: 1 });
    return pdf;
  } finally {
    signal.removeEventListener("abort", stop);
    if (!window.isDestroyed()) window.destroy();
    own.protocol.unhandle(appScheme);
  }
}

/** Tagged and with an outline, so that a screen reader finds its way: a report goes out to the public. */
const paper = {
  printBackground: true,
  preferCSSPageSize: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
} as const;

async function print(window: BrowserWindow): Promise<Uint8Array> {
  await window.loadURL(page);
  return await window.webContents.printToPDF(paper);
}
