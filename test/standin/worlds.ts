/**
 * The two halves of `contextBridge` in a page. The preload runs in a JavaScript world of its own: same document, other globals, so
 * nothing of it can be reached by the page's scripts. The halves talk by DOM events under a random name; Chromium clones an event's
 * `detail` from world to world, as Electron clones what crosses its bridge. Functions and promises cross as numbers.
 */
import { randomUUID } from "node:crypto";
import { codec } from "./codec.ts";

export const preloadWorld = "custodia-preload";
/** Where the preload's world hears from the main process. */
export const deliver = "__standinDeliver";
/** What the preload's world calls the main process by. */
export const binding = "__standinCall";

type Bridge = {
  /** Makes a value ready to cross: functions and promises become numbers. */
  pack(value: unknown): unknown;
  unpack(value: unknown): unknown;
  /** Announces `window[name]` to the other world. */
  expose(name: string, value: unknown): void;
};

/** Runs in both worlds, before any script of the page. */
function bridgeHalf(secret: string, here: string, there: string): Bridge {
  const listen = window.addEventListener.bind(window);
  const dispatch = window.dispatchEvent.bind(window);
  const Event = CustomEvent;
  const functions: ((...args: unknown[]) => unknown)[] = [];
  const promises: PromiseWithResolvers<unknown>[] = [];
  let promiseCount = 0;
  let answer: { value?: unknown; error?: string } = {};
  const tell = (what: string, detail: unknown) => dispatch(new Event(`${secret}-${there}-${what}`, { detail }));
  const hear = (what: string, listener: (detail: never) => void) =>
    listen(`${secret}-${here}-${what}`, (event) => listener((event as CustomEvent).detail as never));
  const message = (error: unknown) => (error instanceof Error ? error.message : String(error));

  function pack(value: unknown): unknown {
    if (typeof value === "function") {
      functions.push(value as (...args: unknown[]) => unknown);
      return { [secret]: "function", id: functions.length - 1 };
    }
    if (value instanceof Promise) {
      const id = promiseCount++;
      value.then(
        (result) => tell("settle", { id, value: pack(result) }),
        (error) => tell("settle", { id, error: message(error) }),
      );
      return { [secret]: "promise", id };
    }
    if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
    if (Array.isArray(value)) return value.map(pack);
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, pack(part)]));
  }
  function unpack(value: unknown): unknown {
    if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
    if (Array.isArray(value)) return value.map(unpack);
    const kind = (value as Record<string, unknown>)[secret];
    const id = (value as { id: number }).id;
    if (kind === "function") return (...args: unknown[]) => call(id, args);
    if (kind === "promise") {
      promises[id] = Promise.withResolvers();
      return promises[id].promise;
    }
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, unpack(part)]));
  }
  function call(id: number, args: unknown[]): unknown {
    tell("call", { id, args: args.map(pack) });
    if (answer.error !== undefined) throw new Error(answer.error);
    return unpack(answer.value);
  }
  hear("call", ({ id, args }: { id: number; args: unknown[] }) => {
    let back: typeof answer;
    try {
      back = { value: pack(functions[id]?.(...args.map(unpack))) };
    } catch (error) {
      back = { error: message(error) };
    }
    tell("answer", back);
  });
  hear("answer", (detail: typeof answer) => {
    answer = detail;
  });
  hear("settle", ({ id, value, error }: { id: number; value?: unknown; error?: string }) => {
    if (error === undefined) promises[id]?.resolve(unpack(value));
    else promises[id]?.reject(new Error(error));
    delete promises[id];
  });
  const freeze = (value: unknown): unknown => {
    if (typeof value === "object" && value !== null) for (const part of Object.values(value)) freeze(part);
    return Object.freeze(value);
  };
  hear("expose", ({ name, value }: { name: string; value: unknown }) => {
    Object.defineProperty(window, name, { value: freeze(unpack(value)), enumerable: true });
  });
  return { pack, unpack, expose: (name, value) => tell("expose", { name, value: pack(value) }) };
}

type Wire = ReturnType<typeof codec>;

/** The `electron` module as a sandboxed preload sees it. */
function preloadElectron(bridge: Bridge, wire: Wire, send: (text: string) => void, deliverName: string) {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const listeners = new Map<string, Set<(event: object, ...args: unknown[]) => void>>();
  let next = 0;
  Object.assign(globalThis, {
    [deliverName](text: string) {
      const message = wire.decode(text) as {
        id?: number;
        value?: unknown;
        error?: string;
        channel?: string;
        args?: unknown[];
      };
      if (message.channel !== undefined) {
        for (const listener of listeners.get(message.channel) ?? []) listener({}, ...(message.args ?? []));
        return;
      }
      const reply = waiting.get(message.id as number);
      waiting.delete(message.id as number);
      if (message.error === undefined) reply?.resolve(message.value);
      else reply?.reject(new Error(message.error));
    },
  });
  const ipcRenderer = {
    invoke(channel: string, ...args: unknown[]) {
      const reply = Promise.withResolvers<unknown>();
      const id = next++;
      const text = wire.encode({ id, channel, args });
      waiting.set(id, reply);
      send(text);
      return reply.promise;
    },
    on(channel: string, listener: (event: object, ...args: unknown[]) => void) {
      const known = listeners.get(channel) ?? new Set();
      listeners.set(channel, known.add(listener));
      return ipcRenderer;
    },
    removeListener(channel: string, listener: (event: object, ...args: unknown[]) => void) {
      listeners.get(channel)?.delete(listener);
      return ipcRenderer;
    },
  };
  return { ipcRenderer, contextBridge: { exposeInMainWorld: bridge.expose } };
}

/** The keys of the application menu, which a desktop would handle after the page had its chance. */
function menuKeys(accelerators: readonly string[], press: (accelerator: string) => void): void {
  window.addEventListener("keydown", (event) => {
    const held = [
      event.ctrlKey || event.metaKey ? "Ctrl" : "",
      event.altKey ? "Alt" : "",
      event.shiftKey ? "Shift" : "",
    ];
    const accelerator = [...held.filter(Boolean), event.key.toUpperCase()].join("+");
    if (event.defaultPrevented || !accelerators.includes(accelerator)) return;
    event.preventDefault();
    press(accelerator);
  });
}

/** Sources to be evaluated in every new document: first the page's world, then the preload's. */
export function worldScripts(
  preload: string | null,
  accelerators: readonly string[],
): { main: string; preload: string } {
  const secret = `s${randomUUID()}`;
  // As in Electron, a preload belongs to the main frame alone.
  const mainFrameOnly = "if (window !== window.top) return;";
  return {
    main: `(() => { ${mainFrameOnly} (${bridgeHalf})("${secret}", "page", "preload"); })()`,
    preload: `(() => { ${mainFrameOnly}
      const bridge = (${bridgeHalf})("${secret}", "preload", "page");
      const wire = (${codec})((bytes) => bytes.toBase64(), (text) => Uint8Array.fromBase64(text));
      const electron = (${preloadElectron})(bridge, wire, (text) => globalThis.${binding}(text), "${deliver}");
      (${menuKeys})(${JSON.stringify(accelerators)}, (accelerator) => globalThis.${binding}(wire.encode({ accelerator })));
      const require = (name) => { if (name === "electron") return electron; throw new Error("module not found: " + name); };
      const module = { exports: {} };
      (function (require, module, exports) { ${preload ?? ""}
      })(require, module, module.exports);
    })()`,
  };
}
