/** All that the page gets of main: two functions. Runs sandboxed, in a world of its own. */
import { contextBridge, ipcRenderer } from "electron";
import type { Bridge, EventName, Events } from "./contract.ts";

type Listener = (payload: Events[EventName]) => void;
const listeners = new Map<string, Set<Listener>>();

ipcRenderer.on("custodia.event", (_event, name: string, payload: Events[EventName]) => {
  for (const listener of listeners.get(name) ?? []) listener(payload);
});

const bridge = {
  request: (channel, request) => ipcRenderer.invoke("custodia.request", channel, request),
  on: (event, listener) => {
    const known = listeners.get(event) ?? new Set<Listener>();
    // A function of its own for each call, so that a listener given twice is removed one by one.
    const own: Listener = (payload) => listener(payload as Events[typeof event]);
    listeners.set(event, known.add(own));
    return () => known.delete(own);
  },
} satisfies Bridge;

contextBridge.exposeInMainWorld("custodia", bridge);
