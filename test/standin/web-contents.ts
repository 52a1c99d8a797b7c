import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import type Electron from "electron";
import { appAddress, browserAddress, pageOrigin } from "./address.ts";
import type { Cdp, Message } from "./cdp.ts";
import { decode, encode } from "./codec.ts";
import { type Frame, Frames } from "./frame.ts";
import type { IpcMain } from "./ipc.ts";
import { record } from "./record.ts";
import { permissions, type Session } from "./session.ts";
import { binding, deliver, preloadWorld, worldScripts } from "./worlds.ts";

type WindowOpenHandler = Parameters<Electron.WebContents["setWindowOpenHandler"]>[0];

interface Page {
  cdp: Cdp;
  /** The DevTools session of the page. */
  id: string;
  frames: Frames;
}

/** What comes from the preload's world: a request, a key of the menu, or that the page is about to be printed. */
interface Called {
  id: number;
  channel: string;
  args: unknown[];
  accelerator?: string;
  printed?: true;
}

interface Surroundings {
  session: Session;
  ipcMain: IpcMain;
  preload: string | undefined;
  /** Accelerators of the application menu, such as `Ctrl+N`. */
  accelerators: () => readonly string[];
  onAccelerator: (accelerator: string) => void;
}

/** An event that can be refused. */
export function refusable<T extends object>(facts: T) {
  const event = {
    ...facts,
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true;
    },
  };
  return event;
}

/** `webContents`: one page of the browser. */
export class WebContents extends EventEmitter {
  readonly session: Session;
  #page: Page | null = null;
  #contexts = new Map<number, Frame>();
  #preloadContext: number | null = null;
  #loading: string | null = null;
  /** The document that was loaded last, as the browser calls it. */
  #loaded: string | null = null;
  #windowOpen: WindowOpenHandler | null = null;
  readonly #around: Surroundings;

  constructor(around: Surroundings) {
    super();
    this.#around = around;
    this.session = around.session;
  }

  get mainFrame(): Frame | null {
    return this.#page?.frames.main ?? null;
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#windowOpen = handler;
  }

  getURL(): string {
    return this.mainFrame?.url ?? "";
  }

  isDestroyed(): boolean {
    return this.#page === null;
  }

  /** Sends to the preload; lost, as in Electron, when the page is not there yet. */
  send(channel: string, ...args: unknown[]): void {
    if (this.#preloadContext !== null) this.#deliver(this.#preloadContext, { channel, args });
  }

  /** Takes over a page that waits to be started. */
  async attach(cdp: Cdp, sessionId: string): Promise<void> {
    const call = (method: string, params: Message = {}) => cdp.send(method, params, sessionId);
    const { frameTree } = await call("Page.getFrameTree");
    this.#page = { cdp, id: sessionId, frames: new Frames(frameTree.frame.id) };
    this.#listen(cdp, sessionId);
    const preload = this.#around.preload ? readFileSync(this.#around.preload, "utf8") : null;
    const scripts = worldScripts(preload, this.#around.accelerators());
    await Promise.all([
      call("Page.enable"),
      call("Page.setLifecycleEventsEnabled", { enabled: true }),
      call("Runtime.enable"),
      call("Fetch.enable", { patterns: [{ urlPattern: "*" }] }),
      call("Runtime.addBinding", { name: binding, executionContextName: preloadWorld }),
      call("Page.addScriptToEvaluateOnNewDocument", { source: scripts.main }),
      call("Page.addScriptToEvaluateOnNewDocument", { source: scripts.preload, worldName: preloadWorld }),
      this.#setPermissions(cdp),
      this.setTheme(),
      call("Runtime.runIfWaitingForDebugger"),
    ]);
  }

  async loadURL(url: string): Promise<void> {
    this.#loading = url;
    const { errorText, loaderId } = await this.call("Page.navigate", { url: browserAddress(url) });
    if (errorText) throw new Error(`${errorText} loading '${url}'`);
    // Not any load event: that of the empty page before it may be late.
    while (this.#loaded !== loaderId) await new Promise((resolve) => this.once("loaded", resolve));
  }

  /** As Electron does it; in headless Chromium alone. */
  async printToPDF({
    printBackground = false,
    preferCSSPageSize = false,
    generateTaggedPDF = false,
    generateDocumentOutline = false,
  }: Electron.PrintToPDFOptions): Promise<Buffer> {
    const options = { printBackground, preferCSSPageSize, generateTaggedPDF, generateDocumentOutline };
    const { data } = await this.call("Page.printToPDF", options);
    return Buffer.from(data, "base64");
  }

  /** A command of the DevTools protocol to this page. */
  call(method: string, params: Message = {}): Promise<Message> {
    if (!this.#page) throw new Error("the page is not there");
    return this.#page.cdp.send(method, params, this.#page.id);
  }

  /** Shows the page in `record.theme`. */
  setTheme(): void {
    const value = record.theme === "system" ? "" : record.theme;
    this.#tell("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value }] });
  }

  /** A pop-up wants to open: what does the app say? It is never let through. */
  popup(url: string): void {
    const answer = this.#windowOpen?.({ url } as Electron.HandlerDetails);
    if (answer?.action !== "deny") throw new Error(`the app would open ${url}, which the stand-in can't show`);
    record.popups.push(url);
  }

  /** Calls main as a script inside the `index`-th inner frame would, had it got hold of the wire. For a spec. */
  async invokeFromInnerFrame(index: number, channel: string, args: unknown[]): Promise<unknown> {
    const frame = this.#page?.frames.inner()[index];
    const world = await this.call("Page.createIsolatedWorld", { frameId: frame?.id, worldName: preloadWorld });
    const text = JSON.stringify(encode({ id: 0, channel, args }));
    const expression = `new Promise((resolve) => { globalThis.${deliver} = resolve; ${binding}(${text}); })`;
    const contextId = world.executionContextId;
    const { result } = await this.call("Runtime.evaluate", { expression, contextId, awaitPromise: true });
    return decode(result.value);
  }

  /** A command whose outcome nobody waits for. */
  #tell(method: string, params: Message): void {
    this.#page?.cdp.tell(method, params, this.#page.id);
  }

  #listen(cdp: Cdp, sessionId: string): void {
    const on = (method: string, listener: (params: Message) => void) =>
      cdp.on(method, (params, from) => {
        if (from === sessionId) listener(params);
      });
    const frames = this.#page?.frames as Frames;
    on("Page.frameAttached", ({ frameId, parentFrameId }) => frames.attached(frameId, parentFrameId));
    on("Page.frameNavigated", ({ frame }) => frames.navigated(frame));
    on("Page.frameDetached", ({ frameId, reason }) => reason === "remove" && frames.detached(frameId));
    on("Page.lifecycleEvent", ({ frameId, loaderId, name }) => {
      if (name !== "load" || frameId !== frames.main.id) return;
      this.#loaded = loaderId;
      this.emit("loaded");
    });
    on("Page.loadEventFired", () => this.emit("did-finish-load"));
    on("Runtime.executionContextCreated", ({ context }) => this.#contextCreated(context));
    on("Runtime.executionContextDestroyed", ({ executionContextId }) => this.#contextGone(executionContextId));
    on("Runtime.executionContextsCleared", () => {
      this.#contexts.clear();
      this.#preloadContext = null;
    });
    on("Runtime.bindingCalled", ({ name, payload, executionContextId }) => {
      if (name === binding) void this.#called(payload, executionContextId);
    });
    on("Fetch.requestPaused", (paused) => void this.#requested(paused));
  }

  #contextCreated({ id, name, auxData }: Message): void {
    const frame = this.#page?.frames.get(auxData.frameId);
    if (name !== preloadWorld || !frame) return;
    this.#contexts.set(id, frame);
    if (frame.parent === null) this.#preloadContext = id;
  }

  #contextGone(id: number): void {
    this.#contexts.delete(id);
    if (this.#preloadContext === id) this.#preloadContext = null;
  }

  async #called(payload: string, context: number): Promise<void> {
    const message = decode(payload) as Called;
    if (message.accelerator !== undefined) return this.#around.onAccelerator(message.accelerator);
    if (message.printed) {
      record.prints += 1;
      return;
    }
    const event = { sender: this as never, senderFrame: (this.#contexts.get(context) ?? null) as never };
    try {
      this.#deliver(context, {
        id: message.id,
        value: await this.#around.ipcMain.invoke(event, message.channel, message.args),
      });
    } catch (error) {
      this.#deliver(context, { id: message.id, error: `Error invoking remote method '${message.channel}': ${error}` });
    }
  }

  #deliver(context: number, message: object): void {
    const callFunction = {
      functionDeclaration: `function (text) { globalThis.${deliver}?.(text); }`,
      executionContextId: context,
      arguments: [{ value: encode(message) }],
    };
    this.#tell("Runtime.callFunctionOn", callFunction);
  }

  async #requested(paused: Message): Promise<void> {
    const { requestId, request, frameId } = paused;
    const url: string = appAddress(request.url);
    if (
      paused.resourceType === "Document" &&
      !this.#mayNavigate(url, frameId, paused.redirectedRequestId !== undefined)
    ) {
      this.#tell("Fetch.failRequest", { requestId, errorReason: "Aborted" });
      return;
    }
    const response = await this.session.protocol.answer(url, request.method);
    if (!response) {
      this.#tell("Fetch.failRequest", { requestId, errorReason: "BlockedByClient" });
      return;
    }
    this.#tell("Fetch.fulfillRequest", {
      requestId,
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString("base64"),
    });
  }

  #mayNavigate(url: string, frameId: string, redirected: boolean): boolean {
    const frame = this.#page?.frames.get(frameId) ?? null;
    const isMainFrame = frame === this.mainFrame;
    if (isMainFrame && !redirected && this.#loading === url) {
      this.#loading = null;
      return true;
    }
    const event = refusable({ url, frame, isMainFrame, isSameDocument: false });
    if (redirected) this.emit("will-redirect", event);
    else {
      if (isMainFrame) this.emit("will-navigate", event);
      this.emit("will-frame-navigate", event);
    }
    return !event.defaultPrevented;
  }

  async #setPermissions(cdp: Cdp): Promise<void> {
    const entries = Object.entries(permissions) as [string, (typeof permissions)[keyof typeof permissions]][];
    const refused = entries.filter(([, electronName]) => !this.session.allows(this, electronName));
    // Browser.grantPermissions refuses what it does not list.
    const granted = entries.filter((entry) => !refused.includes(entry)).map(([name]) => name);
    await cdp.send("Browser.grantPermissions", { origin: pageOrigin, permissions: granted });
  }
}
