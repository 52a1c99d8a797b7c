import type Electron from "electron";

export type InvokeEvent = Pick<Electron.IpcMainInvokeEvent, "senderFrame" | "sender">;
type Listener = (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown;

/** `ipcMain`: also used by itself in the shell's unit tests. */
export class IpcMain implements Pick<Electron.IpcMain, "handle" | "removeHandler"> {
  #handlers = new Map<string, Listener>();

  handle(channel: string, listener: Listener): void {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.#handlers.set(channel, listener);
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  /** What `ipcRenderer.invoke` gets back. Rejects as Electron does when nobody handles the channel. */
  async invoke(event: InvokeEvent, channel: string, args: readonly unknown[]): Promise<unknown> {
    const handler = this.#handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return await handler(event as Electron.IpcMainInvokeEvent, ...args);
  }
}
