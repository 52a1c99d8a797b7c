/**
 * The two halves of `contextBridge` in a page. The preload runs in a JavaScript world of its own: same document, other globals, so
 * nothing of it can be reached by the page's scripts. The halves talk by DOM events under a random name; Chromium clones an event's
 * `detail` from world to world, as Electron clones what crosses its bridge.
 */
import { randomUUID } from "node:crypto";
import { codec } from "./codec.ts";
import { crossing, functions, ipcRenderer, menuKeys, post, promises, showExposed } from "./in-page.ts";

export const preloadWorld = "custodia-preload";
/** Where the preload's world hears from the main process. */
export const deliver = "__standInDeliver";
/** What the preload's world calls the main process by. */
export const binding = "__standInCall";

function half(secret: string, here: string, there: string): string {
  // As in Electron, a preload belongs to the main frame alone.
  return `if (window !== window.top) return;
    const post = (${post})("${secret}", "${here}", "${there}");
    const crossing = (${crossing})("${secret}", (${functions})(post), (${promises})(post));`;
}

/** Sources to be evaluated in every new document: first the page's world, then the preload's. */
export function worldScripts(
  preload: string | null,
  accelerators: readonly string[],
): { main: string; preload: string } {
  const secret = `s${randomUUID()}`;
  return {
    main: `(() => { ${half(secret, "page", "preload")}
      (${showExposed})(post, crossing);
    })()`,
    preload: `(() => { ${half(secret, "preload", "page")}
      const wire = (${codec})((bytes) => bytes.toBase64(), (text) => Uint8Array.fromBase64(text));
      const send = (text) => globalThis.${binding}(text);
      const ipc = (${ipcRenderer})(wire, send);
      globalThis.${deliver} = ipc.deliver;
      (${menuKeys})(${JSON.stringify(accelerators)}, (accelerator) => send(wire.encode({ accelerator })));
      window.addEventListener("beforeprint", () => send(wire.encode({ printed: true })));
      const exposeInMainWorld = (name, value) => post.tell("expose", { name, value: crossing.pack(value) });
      const electron = { contextBridge: { exposeInMainWorld }, ipcRenderer: ipc.renderer };
      const require = (name) => { if (name === "electron") return electron; throw new Error("module not found: " + name); };
      const module = { exports: {} };
      (function (require, module, exports) { ${preload ?? ""}
      })(require, module, module.exports);
    })()`,
  };
}
