/** Policy packs of the person's own, and the review of the policy. */
import { z } from "zod";
import type { AppState } from "../../../preload/contract.ts";
import { type Around, appState } from "../around.ts";
import type { Handlers } from "../bridge.ts";
import { chooseFile } from "../dialogs.ts";
import { namedPerson } from "./records-retention.ts";
import { id, moment, nothing, text } from "./texts.ts";

const packFile = {
  title: "Choose a policy file",
  filters: [
    { name: "Policy, JSON", extensions: ["json"] },
    { name: "All files", extensions: ["*"] },
  ],
  most: 4 * 1024 * 1024,
  tooLarge: "IMPORT_TOO_LARGE",
} as const;

type OwnPackChannel = "policy.choose" | "policy.adopt" | "policy.reviewed";

export function ownPackRequests(around: Around): Handlers<OwnPackChannel> {
  const { services, window, tell } = around;
  return {
    "policy.choose": {
      schema: nothing,
      answer: async () => {
        const { ownPacks } = services.ready;
        const chosen = await chooseFile(window, packFile);
        return chosen === null ? null : ownPacks.read(chosen);
      },
    },
    "policy.adopt": {
      schema: z.strictObject({ token: id, use: z.boolean() }),
      answer: ({ token, use }): AppState => {
        services.ready.ownPacks.adopt(token, use);
        const state = appState(around);
        tell("app.changed", { state });
        return state;
      },
    },
    "policy.reviewed": {
      schema: z.strictObject({
        on: moment,
        by: namedPerson,
        outcome: z.enum(["unchanged", "revised"]),
        words: text,
      }),
      answer: (review) => {
        services.ready.book.policyReviewed(review);
        return null;
      },
    },
  };
}
