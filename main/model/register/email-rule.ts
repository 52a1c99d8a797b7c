import { citationOf, type PolicyPack } from "../policy-pack.ts";

/** RFC 5321 section 4.5.3.1.3: a path has 256 characters, two of them its brackets. */
const longest = 254;
/** Parts that dots part, none empty, none with what could end a host's name in an address of the web. */
const form = /^[^\s@.\p{C}"(),:;<>[\]\\]+(?:\.[^\s@.\p{C}"(),:;<>[\]\\]+)*@([\p{L}\p{M}\p{N}.\-\u3002\uFF0E\uFF61]+)$/u;

/** RFC 5890 section 2.3.1: letters, digits and hyphens, these never at an end; 63 at most (RFC 1035 section 2.3.4). */
const hostLabel = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * An e-mail address as it is kept: its domain in small letters, and in ASCII where another script only spells ASCII letters. null: it is
 * none.
 */
export function emailAddress(text: string): string | null {
  const address = text.trim().normalize("NFC");
  const domain = form.exec(address)?.[1];
  const host = domain === undefined ? null : hostOf(domain);
  if (domain === undefined || host === null || address.length > longest) return null;
  const local = address.slice(0, -domain.length);
  return local + (host.includes("xn--") ? domain.toLowerCase() : host);
}

/** The domain in ASCII (UTS 46); null: it is none. */
function hostOf(domain: string): string | null {
  const host = URL.parse(`https://${domain}/`)?.hostname ?? "";
  const labels = host.split(".");
  const isName = labels.length > 1 && labels.every((label) => hostLabel.test(label));
  return isName && /^[a-z]/.test(labels.at(-1) ?? "") ? host : null;
}

/**
 * Why the policy does not let an account be opened with this address; null: it does, or says nothing about it. The domain itself counts, and
 * every one below it. [A-6.g.i]
 */
export function emailFault(
  pack: PolicyPack,
  email: string,
): { readonly email: string; readonly domain: string; readonly citation: string } | null {
  const rule = pack.register.email;
  if (rule === null) return null;
  const host = hostOf(email.slice(email.lastIndexOf("@") + 1)) ?? "";
  const domain = rule.domain.toLowerCase();
  if (host === domain || host.endsWith(`.${domain}`)) return null;
  return { email, domain, citation: citationOf(pack, rule.clauses[0] ?? "") };
}
