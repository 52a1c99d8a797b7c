import { EventEmitter } from "node:events";
import type Electron from "electron";
import { Browser } from "./browser.ts";
import type { Message } from "./cdp.ts";
import { IpcMain } from "./ipc.ts";
import { record } from "./record.ts";
import { defaultSession, type Session } from "./session.ts";
import { refusable, WebContents } from "./web-contents.ts";

export const ipcMain = new IpcMain();
/** A spec drives the stand-in: it shows nothing, and lets a second driver in. Otherwise a person sits in front of it. */
export const driven = process.env.CUSTODIA_STAND_IN_DRIVEN === "1";
const headless = driven || (process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY);

type Bounds = Electron.Rectangle;

/** What windows tell the app about, and what the menu tells windows. */
export const windowEvents = new EventEmitter();
export const menuKeys = { accelerators: [] as string[], press: (_accelerator: string): void => {} };

let browser: Browser | null = null;
const windows: BrowserWindow[] = [];

/** The browser behind the windows; null before the first one. */
export function theBrowser(): Browser | null {
  return browser;
}

export async function closeBrowser(): Promise<void> {
  await browser?.close();
  browser = null;
}

/** `BrowserWindow`: the stand-in shows one. Any other is for printing: it has a browser of its own, which nobody sees. */
export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents;
  readonly attached: Promise<void>;
  #target: string | null = null;
  #own: Browser | null = null;
  #bounds: Bounds;
  #maximized = false;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    this.#bounds = { x: 0, y: 0, width: options.width ?? 800, height: options.height ?? 600 };
    this.webContents = new WebContents({
      session: (options.webPreferences?.session as unknown as Session) ?? defaultSession,
      ipcMain,
      preload: options.webPreferences?.preload,
      accelerators: () => menuKeys.accelerators,
      onAccelerator: (accelerator) => menuKeys.press(accelerator),
    });
    windows.push(this);
    this.webContents.once("did-finish-load", () => this.emit("ready-to-show"));
    windowEvents.emit("created", this.webContents);
    this.attached = this.#attach();
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows];
  }

  async loadURL(url: string): Promise<void> {
    await this.attached;
    await this.webContents.loadURL(url);
  }

  show(): void {
    this.#setState("normal");
  }
  hide(): void {
    this.#setState("minimized");
  }
  focus(): void {
    this.#setState("normal");
  }
  restore(): void {
    this.#setState("normal");
  }
  maximize(): void {
    this.#maximized = true;
    this.#setState("maximized");
  }
  isMaximized(): boolean {
    return this.#maximized;
  }
  isMinimized(): boolean {
    return false;
  }
  setOverlayIcon(icon: Electron.NativeImage | null, description: string): void {
    record.overlay = icon === null ? null : description;
  }
  isDestroyed(): boolean {
    return !windows.includes(this);
  }
  getNormalBounds(): Bounds {
    return this.#bounds;
  }

  /** Asks first, as a person's click on the window's cross does. */
  close(): void {
    const event = refusable({});
    this.emit("close", event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.isDestroyed()) return;
    windows.splice(windows.indexOf(this), 1);
    if (this.#own !== browser) void this.#own?.close();
    else if (this.#target) browser?.cdp.tell("Target.closeTarget", { targetId: this.#target });
    this.emit("closed");
    if (windows.length === 0) windowEvents.emit("all-closed");
  }

  async #attach(): Promise<void> {
    const { width, height } = this.#bounds;
    const hidden = browser !== null;
    const refuseCapture = !this.webContents.session.allows(this.webContents, "display-capture");
    const seen = { headless: headless || hidden, openPort: driven && !hidden };
    const own = Browser.launch({ ...seen, width, height, refuseCapture });
    this.#own = own;
    browser ??= own;
    own.process.once("exit", () => this.#gone());
    const { cdp } = own;
    const first = new Promise<string>((resolve, reject) => {
      cdp.on("Target.attachedToTarget", ({ sessionId, targetInfo }) => {
        if (targetInfo.type === "page" && this.#target === null) {
          this.#target = targetInfo.targetId;
          resolve(sessionId);
        } else if (targetInfo.type === "page") this.#refuse(targetInfo, sessionId);
        else cdp.tell("Runtime.runIfWaitingForDebugger", {}, sessionId);
      });
      own.process.once("exit", () => reject(new Error("Chromium ended before it showed a window")));
    });
    cdp.on("Target.targetDestroyed", ({ targetId }) => targetId === this.#target && this.#gone());
    await cdp.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: true, flatten: true });
    await cdp.send("Target.setDiscoverTargets", { discover: true });
    await this.webContents.attach(cdp, await first);
    if (headless && !hidden) await this.#fit();
  }

  /** Without a screen the browser takes the height of a toolbar off the page that nobody sees. */
  async #fit(): Promise<void> {
    const { width, height } = this.#bounds;
    const { cssLayoutViewport: page } = await this.webContents.call("Page.getLayoutMetrics");
    const { windowId, bounds } =
      (await browser?.cdp.send("Browser.getWindowForTarget", { targetId: this.#target })) ?? {};
    const outer = {
      width: width + bounds.width - page.clientWidth,
      height: height + bounds.height - page.clientHeight,
    };
    await browser?.cdp.send("Browser.setWindowBounds", { windowId, bounds: outer });
  }

  /** A page that the app did not open. */
  #refuse({ targetId, url }: Message, sessionId: string): void {
    this.webContents.popup(url);
    // A pop-up of the page's own origin shares its thread: while it waits to be started, so does the page.
    this.#own?.cdp.tell("Runtime.runIfWaitingForDebugger", {}, sessionId);
    this.#own?.cdp.tell("Target.closeTarget", { targetId });
  }

  /** The person closed the window, or the browser broke. */
  #gone(): void {
    this.#target = null;
    if (!this.isDestroyed()) this.close();
  }

  #setState(windowState: string): void {
    if (headless || !this.#target) return;
    const placed = browser?.cdp.send("Browser.getWindowForTarget", { targetId: this.#target });
    const set = ({ windowId }: Message) =>
      browser?.cdp.tell("Browser.setWindowBounds", { windowId, bounds: { windowState } });
    placed?.then(set, () => this.#gone());
  }
}
