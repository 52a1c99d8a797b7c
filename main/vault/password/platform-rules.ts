import type { PlatformRule } from "../../model/vault-view.ts";

/**
 * What platforms ask of a password. Their own help pages where they say so; where a page gives no figure, `source` says that ours is a
 * careful choice. A longest length of 64 is ours throughout, unless the source gives a shorter one: long enough, and taken everywhere.
 */

/** Symbols that no platform is known to refuse, and that are on every keyboard. */
export const usualSymbols = "!#$%&*+-.:;=?@^_~";
const fewSymbols = "!#$%&*-_@?";

const allKinds = ["lower", "upper", "digit", "symbol"] as const;

export const platformRules: readonly PlatformRule[] = [
  {
    id: "facebook",
    name: "Facebook",
    minLength: 8,
    maxLength: 64,
    symbols: usualSymbols,
    requires: ["lower", "upper", "digit", "symbol"],
    source:
      "Reported as 6 or more, hard to guess, no kind required (https://passrequirements.com/requirements/facebook); 8 to 64 with all four kinds is our careful choice",
  },
  {
    id: "flickr",
    name: "Flickr",
    minLength: 12,
    maxLength: 64,
    symbols: fewSymbols,
    requires: allKinds,
    source: "No published figure found: a careful choice of ours",
  },
  {
    id: "google",
    name: "Google",
    minLength: 12,
    maxLength: 64,
    symbols: usualSymbols,
    requires: ["lower", "upper", "digit"],
    source:
      "https://support.google.com/accounts/answer/32040 takes letters, numbers and ASCII symbols, no accents, and advises at least 12; 64 is our careful choice",
  },
  {
    id: "instagram",
    name: "Instagram",
    minLength: 8,
    maxLength: 64,
    symbols: fewSymbols,
    requires: allKinds,
    source: "No published figure found at its own address (others report 6 or more): a careful choice of ours",
  },
  {
    id: "linkedin",
    name: "LinkedIn",
    minLength: 8,
    maxLength: 64,
    symbols: usualSymbols,
    requires: ["lower", "upper", "digit", "symbol"],
    source:
      "https://www.linkedin.com/help/linkedin/answer/a1375084 advises at least 8, with letters, numbers and special characters; 64 is our careful choice",
  },
  {
    id: "nextdoor",
    name: "Nextdoor",
    minLength: 8,
    maxLength: 64,
    symbols: fewSymbols,
    requires: allKinds,
    source: "No published figure found: a careful choice of ours",
  },
  {
    id: "tiktok",
    name: "TikTok",
    minLength: 8,
    maxLength: 20,
    symbols: fewSymbols,
    requires: ["lower", "upper", "digit", "symbol"],
    source:
      "No published figure found at its own address (others report 8 to 20 with letters, numbers and special characters): a careful choice of ours",
  },
  {
    id: "x",
    name: "X",
    minLength: 10,
    maxLength: 64,
    symbols: usualSymbols,
    requires: allKinds,
    source:
      "https://help.x.com/en/managing-your-account/email-account-tips advises at least 10, with upper and lower case characters, numbers and symbols; 64 is our careful choice",
  },
  {
    id: "youtube",
    name: "YouTube",
    minLength: 12,
    maxLength: 64,
    symbols: usualSymbols,
    requires: ["lower", "upper", "digit"],
    source:
      "A Google Account: https://support.google.com/accounts/answer/32040 takes letters, numbers and ASCII symbols, no accents, and advises at least 12; 64 is our careful choice",
  },
];
