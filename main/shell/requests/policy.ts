import { z } from "zod";
import type { Around } from "../around.ts";
import type { Handlers } from "../bridge.ts";
import { id } from "./texts.ts";

export function policyRequests({ services }: Around): Handlers<"policy.get"> {
  return {
    "policy.get": { schema: z.strictObject({ ref: id }), answer: ({ ref }) => services.ready.packs.get(ref) },
  };
}
