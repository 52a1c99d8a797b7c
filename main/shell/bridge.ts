import type { IpcMain, IpcMainInvokeEvent } from "electron";
import type { ZodType } from "zod";
import type { Channel, Reply, Requests } from "../../preload/contract.ts";
import { AppError } from "../lib/app-error.ts";
import { appOrigin } from "./address.ts";
import type { ErrorLog } from "./error-log.ts";
import { requestChannel } from "./events.ts";

/** A request's schema, which must yield exactly what the contract says, and its answer. */
export interface Handler<C extends Channel> {
  readonly schema: ZodType<Requests[C]["request"]>;
  answer(request: Requests[C]["request"]): Requests[C]["reply"] | Promise<Requests[C]["reply"]>;
}

export type Handlers<C extends Channel = Channel> = { readonly [P in C]: Handler<P> };

type Sender = Pick<IpcMainInvokeEvent, "senderFrame">;

/** Only the main frame of the window's page may ask, and only while it shows the app itself. */
function checkSender({ senderFrame }: Sender): void {
  if (senderFrame === null || senderFrame.parent !== null || senderFrame.origin !== appOrigin) {
    throw new AppError("SENDER_REFUSED");
  }
}

function parse<C extends Channel>(handler: Handler<C>, request: unknown): Requests[C]["request"] {
  const parsed = handler.schema.safeParse(request);
  if (parsed.success) return parsed.data;
  // The place alone: what stands there may be anything, a secret among it.
  throw new AppError("REQUEST_MALFORMED", { path: parsed.error.issues[0]?.path.map(String).join(".") ?? "" });
}

/** The one way from the renderer into main. */
export class Bridge {
  readonly #handlers: Handlers;
  readonly #errors: ErrorLog;
  #running = new Set<Promise<unknown>>();

  constructor(handlers: Handlers, errors: ErrorLog) {
    this.#handlers = handlers;
    this.#errors = errors;
  }

  listen(ipcMain: Pick<IpcMain, "handle">): void {
    ipcMain.handle(requestChannel, (event, channel, request) => this.reply(event, channel, request));
  }

  /** Never rejects: every failure is a refusal with a code. */
  async reply(sender: Sender, channel: unknown, request: unknown): Promise<Reply<unknown>> {
    const running = this.#answer(sender, channel, request);
    this.#running.add(running);
    try {
      return { ok: true, value: await running };
    } catch (error) {
      if (error instanceof AppError) return { ok: false, error: error.refused() };
      this.#errors.write(`request ${String(channel).slice(0, 40)}`, error);
      return { ok: false, error: { code: "UNEXPECTED", detail: {} } };
    } finally {
      this.#running.delete(running);
    }
  }

  /** Resolves when no request is being answered. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled(this.#running);
  }

  async #answer(sender: Sender, channel: unknown, request: unknown): Promise<unknown> {
    checkSender(sender);
    if (typeof channel !== "string" || !Object.hasOwn(this.#handlers, channel)) throw new AppError("REQUEST_UNKNOWN");
    const handler: Handler<Channel> = this.#handlers[channel as Channel];
    return await handler.answer(parse(handler, request));
  }
}
