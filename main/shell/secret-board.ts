import { type Clipboard, ClipboardItem } from "electron";
import type { Board } from "./clipboard-keeper.ts";

const zero = new Blob([new Uint8Array(4)]);

/**
 * Formats beside the text by which programs that keep a history of the clipboard, or send it to other devices, know to leave it out.
 * Windows: “Cloud Clipboard and Clipboard History Formats” of Win32; any content for the first, a DWORD of 0 for the others.
 * macOS: nspasteboard.org. Linux: what KDE's Klipper looks for, and other clipboard managers with it.
 */
const marks: Partial<Record<NodeJS.Platform, Readonly<Record<string, string | Blob>>>> = {
  win32: {
    ExcludeClipboardContentFromMonitorProcessing: zero,
    CanIncludeInClipboardHistory: zero,
    CanUploadToCloudClipboard: zero,
  },
  darwin: { "org.nspasteboard.ConcealedType": "" },
  linux: { "x-kde-passwordManagerHint": "secret" },
};

function marked(text: string, platform: NodeJS.Platform): ClipboardItem {
  const formats = Object.entries(marks[platform] ?? {});
  const raw = formats.map(([name, content]) => [`electron application/osclipboard;format="${name}"`, content]);
  return new ClipboardItem({ "text/plain": text, ...Object.fromEntries(raw) });
}

/** The system's clipboard for secrets: text and marks go there in one write, which Electron commits as a whole. */
export function secretBoard(clipboard: Clipboard, platform: NodeJS.Platform): Board {
  return {
    async writeSecret(text) {
      try {
        await clipboard.write([marked(text, platform)]);
      } catch {
        // A desktop that can't take the marks still takes text: the clearing is what was promised, the marks go beyond it.
        await clipboard.writeText(text);
      }
    },
    readText: () => clipboard.readText(),
    clear: () => clipboard.clear(),
  };
}
