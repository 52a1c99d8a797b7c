/** Services that write down what the shell asks them about records. */
import type { Services } from "../../main/services.ts";
import type { Answers } from "./a-desk.ts";

export type Called = { readonly name: string; readonly args: readonly unknown[] };

/** What was asked, in order; `answers` by `slice.method`, every other method gives its own name back. */
export function recordsServices(answers: Answers = {}): { services: Services; called: Called[]; held: () => number } {
  const called: Called[] = [];
  let held = 0;
  const slice = (prefix: string) =>
    new Proxy(
      {},
      {
        get:
          (_target, method) =>
          (...args: unknown[]) => {
            const name = `${prefix}.${String(method)}`;
            called.push({ name, args });
            const answer = answers[name] as ((...args: unknown[]) => unknown) | undefined;
            return answer === undefined ? `answer of ${name}` : answer(...args);
          },
      },
    );
  const texts = {
    hold: () => {
      held += 1;
      return {
        [Symbol.dispose]: () => {
          held -= 1;
        },
      };
    },
    read: (...args: unknown[]) => (slice("texts") as Record<string, (...args: unknown[]) => unknown>).read?.(...args),
  };
  const names = ["exports", "requests", "incidents", "retention", "packages", "reports", "witness"];
  const records = { desk: () => "the desk", ...Object.fromEntries(names.map((name) => [name, slice(name)])) };
  const ready = { records, texts, evidence: slice("evidence"), log: slice("log") };
  return { services: { ready } as unknown as Services, called, held: () => held };
}
