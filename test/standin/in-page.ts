/**
 * Functions that run inside the page, before any of its scripts. Each is sent there as its own text: it must stand alone, and take
 * what it needs as arguments.
 */

type Anything = (...args: unknown[]) => unknown;
type Cells = readonly unknown[] | Record<string, unknown>;

/** Messages between the two worlds of a page, by DOM events of a name that only they know. */
export function post(secret: string, here: string, there: string) {
  const listen = window.addEventListener.bind(window);
  const dispatch = window.dispatchEvent.bind(window);
  const Message = CustomEvent;
  return {
    tell: (what: string, detail: unknown) => void dispatch(new Message(`${secret}-${there}-${what}`, { detail })),
    hear: (what: string, listener: (detail: never) => void) =>
      listen(`${secret}-${here}-${what}`, (event) => listener((event as CustomEvent).detail as never)),
  };
}
export type Post = ReturnType<typeof post>;

/** Promises that have crossed: the side that made one tells the other how it ended. `pack` and `unpack` are for the results. */
export function promises({ tell, hear }: Post) {
  const waiting: (PromiseWithResolvers<unknown> | undefined)[] = [];
  let count = 0;
  return {
    send(promise: Promise<unknown>, pack: Anything): number {
      const id = count++;
      const failed = (error: unknown) =>
        tell("settle", { id, error: error instanceof Error ? error.message : String(error) });
      promise.then((value) => tell("settle", { id, value: pack(value) })).catch(failed);
      return id;
    },
    receive(id: number): Promise<unknown> {
      const promise = Promise.withResolvers<unknown>();
      waiting[id] = promise;
      return promise.promise;
    },
    listen(unpack: Anything): void {
      hear("settle", ({ id, value, error }: { id: number; value?: unknown; error?: string }) => {
        if (error === undefined) waiting[id]?.resolve(unpack(value));
        else waiting[id]?.reject(new Error(error));
        waiting[id] = undefined;
      });
    },
  };
}

/** Functions that have crossed: calling one is an event to the side that made it, which answers before the event is over. */
export function functions({ tell, hear }: Post) {
  const sent: Anything[] = [];
  let answer: { value?: unknown; error?: string } = {};
  hear("answer", (detail: typeof answer) => {
    answer = detail;
  });
  return {
    send: (made: Anything): number => sent.push(made) - 1,
    receive(id: number, pack: Anything, unpack: Anything): Anything {
      return (...args) => {
        tell("call", { id, args: args.map((argument) => pack(argument)) });
        if (answer.error !== undefined) throw new Error(answer.error);
        return unpack(answer.value);
      };
    },
    listen(pack: Anything, unpack: Anything): void {
      hear("call", ({ id, args }: { id: number; args: unknown[] }) => {
        try {
          tell("answer", { value: pack(sent[id]?.(...args.map((argument) => unpack(argument)))) });
        } catch (error) {
          tell("answer", { error: error instanceof Error ? error.message : String(error) });
        }
      });
    },
  };
}

/** Makes values ready to cross, and what has crossed into values: functions and promises go as numbers, all else is cloned. */
export function crossing(secret: string, calls: ReturnType<typeof functions>, later: ReturnType<typeof promises>) {
  const isPlain = (value: unknown): value is Cells =>
    typeof value === "object" && value !== null && !ArrayBuffer.isView(value);
  const each = (cells: Cells, change: Anything): Cells =>
    Array.isArray(cells)
      ? cells.map((part) => change(part))
      : Object.fromEntries(Object.entries(cells).map(([name, part]) => [name, change(part)]));

  function pack(value: unknown): unknown {
    if (typeof value === "function") return { [secret]: "function", id: calls.send(value as Anything) };
    if (value instanceof Promise) return { [secret]: "promise", id: later.send(value, pack) };
    return isPlain(value) ? each(value, pack) : value;
  }
  function unpack(value: unknown): unknown {
    if (!isPlain(value)) return value;
    const { [secret]: kind, id } = value as Record<string, unknown>;
    if (kind === "function") return calls.receive(Number(id), pack, unpack);
    return kind === "promise" ? later.receive(Number(id)) : each(value, unpack);
  }
  calls.listen(pack, unpack);
  later.listen(unpack);
  return { pack, unpack };
}
export type Crossing = ReturnType<typeof crossing>;

/** The page's end of `exposeInMainWorld`: what the preload shows becomes a frozen property of `window`. */
export function showExposed({ hear }: Post, { unpack }: Crossing): void {
  const freeze = (value: unknown): unknown => {
    if (typeof value === "object" && value !== null) for (const part of Object.values(value)) freeze(part);
    return Object.freeze(value);
  };
  hear("expose", ({ name, value }: { name: string; value: unknown }) => {
    Object.defineProperty(window, name, { value: freeze(unpack(value)), enumerable: true });
  });
}

interface Wire {
  encode(value: unknown): string;
  decode(text: string): unknown;
}

/** `ipcRenderer`, over a function that sends texts to main; `deliver` is what main calls with its answers and events. */
export function ipcRenderer(wire: Wire, send: (text: string) => void) {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const listeners = new Map<string, Set<Anything>>();
  let next = 0;
  const renderer = {
    invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      const reply = Promise.withResolvers<unknown>();
      const id = next++;
      waiting.set(id, reply);
      send(wire.encode({ id, channel, args }));
      return reply.promise;
    },
    on(channel: string, listener: Anything) {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
      return renderer;
    },
  };
  type Incoming = { id: number; value?: unknown; error?: string; channel?: string; args: unknown[] };
  function deliver(text: string): void {
    const { id, value, error, channel, args } = wire.decode(text) as Incoming;
    if (channel !== undefined) {
      for (const listener of listeners.get(channel) ?? []) listener({}, ...args);
      return;
    }
    if (error === undefined) waiting.get(id)?.resolve(value);
    else waiting.get(id)?.reject(new Error(error));
    waiting.delete(id);
  }
  return { renderer, deliver };
}

/** The keys of the application menu, which a desktop would handle after the page had its chance. */
export function menuKeys(accelerators: readonly string[], press: (accelerator: string) => void): void {
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
