/** The desktop around the app: dialogs, clipboard, viewer, screens. It does nothing but keep a record for the spec. */
import { spawnSync } from "node:child_process";
import { EventEmitter } from "node:events";
import type Electron from "electron";
import { BrowserWindow, driven, menuKeys } from "./browser-window.ts";
import { record } from "./record.ts";

/** A person in front of the stand-in gets the desktop's own dialog where there is one (Linux, GNOME). */
function askPerson(...options: string[]): string[] {
  const asked = spawnSync("zenity", ["--file-selection", "--separator=\n", ...options], { encoding: "utf8" });
  return asked.status === 0 ? asked.stdout.trim().split("\n") : [];
}

type Asked<O> = [Electron.BaseWindow, O] | [O];

/** Electron takes the options with or without a window before them. */
function optionsOf<O>(args: Asked<O>): O {
  return args.length === 1 ? args[0] : args[1];
}

export const dialog = {
  async showOpenDialog(...args: Asked<Electron.OpenDialogOptions>): Promise<Electron.OpenDialogReturnValue> {
    const { properties = [] } = optionsOf(args);
    const folder = properties.includes("openDirectory") ? ["--directory"] : [];
    const several = properties.includes("multiSelections") ? ["--multiple"] : [];
    const filePaths = record.fileAnswers.shift() ?? (driven ? [] : askPerson(...folder, ...several));
    return { canceled: filePaths.length === 0, filePaths };
  },
  async showSaveDialog(...args: Asked<Electron.SaveDialogOptions>): Promise<Electron.SaveDialogReturnValue> {
    const { defaultPath = "" } = optionsOf(args);
    record.proposed.push(defaultPath);
    const asked = () => askPerson("--save", "--confirm-overwrite", `--filename=${defaultPath}`)[0];
    const filePath = (record.saveAnswers.length > 0 || driven ? record.saveAnswers.shift() : asked()) ?? "";
    return { canceled: filePath === "", filePath };
  },
  showErrorBox(title: string, content: string): void {
    record.messages.push(`${title}: ${content}`);
    process.stderr.write(`${title}: ${content}\n`);
  },
} satisfies Pick<Electron.Dialog, "showOpenDialog" | "showSaveDialog" | "showErrorBox">;

type Payload = ConstructorParameters<typeof Electron.ClipboardItem>[0][string];

/** `ClipboardItem`, as far as one is written: text and raw formats of the system. */
export class ClipboardItem {
  readonly #payloads: Readonly<Record<string, Payload>>;

  constructor(payloads: Record<string, Payload>) {
    this.#payloads = payloads;
  }

  get types(): string[] {
    return Object.keys(this.#payloads);
  }

  async getType(type: string): Promise<Blob> {
    const payload = await this.#payloads[type];
    if (typeof payload !== "string" && !(payload instanceof Blob)) throw new Error(`no ${type} on this item`);
    return new Blob([payload], { type });
  }
}

export const clipboard = {
  async write(items: Pick<Electron.ClipboardItem, "types" | "getType">[]): Promise<void> {
    const [item] = items;
    if (!item || items.length > 1) throw new Error("the stand-in takes one item at a time");
    record.clipboard = item.types.includes("text/plain") ? await (await item.getType("text/plain")).text() : "";
    record.clipboardFormats = item.types;
  },
  async writeText(text: string): Promise<void> {
    record.clipboard = text;
    record.clipboardFormats = ["text/plain"];
  },
  async readText(): Promise<string> {
    return record.clipboard;
  },
  clear(): void {
    record.clipboard = "";
    record.clipboardFormats = [];
  },
} satisfies Omit<Electron.Clipboard, "has" | "read" | "selection">;

export const shell = {
  async openExternal(url: string): Promise<void> {
    record.external.push(url);
  },
  async openPath(path: string): Promise<string> {
    record.opened.push(path);
    return "";
  },
} satisfies Pick<Electron.Shell, "openExternal" | "openPath">;

const wholeScreen = {
  id: 0,
  scaleFactor: 1,
  size: { width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1040 },
};

export const screen = {
  getAllDisplays: () => [wholeScreen],
  getPrimaryDisplay: () => wholeScreen,
};

/** The only thing that the stand-in can take a picture of is its own page. */
export const desktopCapturer = {
  async getSources(_options: Electron.SourcesOptions) {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const { data } = contents ? await contents.call("Page.captureScreenshot", { format: "png" }) : { data: "" };
    const png = Buffer.from(data, "base64");
    const thumbnail = { toPNG: () => png, isEmpty: () => png.length === 0 };
    return [{ id: "screen:0:0", name: "Entire screen", display_id: "0", thumbnail }];
  },
};

export const nativeTheme = {
  get themeSource() {
    return record.theme;
  },
  set themeSource(theme) {
    record.theme = theme;
    for (const window of BrowserWindow.getAllWindows()) window.webContents.setTheme();
  },
} satisfies Pick<Electron.NativeTheme, "themeSource">;

/** A spec emits what the system would. */
export const powerMonitor = new EventEmitter();

type Item = Electron.MenuItemConstructorOptions;

function items(menu: readonly Item[]): Item[] {
  return menu.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? items(item.submenu) : [])]);
}

export const Menu = {
  buildFromTemplate: (template: Item[]): Item[] => template,
  setApplicationMenu(menu: Item[] | null): void {
    const keyed = items(menu ?? []).filter((item) => typeof item.accelerator === "string" && item.click);
    const byKey = new Map(keyed.map((item) => [String(item.accelerator).replace("CmdOrCtrl", "Ctrl"), item]));
    menuKeys.accelerators = [...byKey.keys()];
    menuKeys.press = (accelerator) => {
      const window = BrowserWindow.getAllWindows()[0];
      byKey.get(accelerator)?.click?.({} as never, window as never, {} as never);
    };
  },
};
